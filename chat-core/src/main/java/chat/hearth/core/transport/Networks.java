package chat.hearth.core.transport;

/// The one place where the kind of network is decided: MQTT in the application, memory in most tests.
public interface Networks {
    Network at(NetworkChoice choice);
}
