package chat.hearth.mqtt.broker;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/// A broker that others on the local network can reach, which 127.0.0.2 plays.
public final class BrokerOnLan implements AutoCloseable {
    public static final String HOST = "127.0.0.2";
    public static final String JOIN_CODE = Visitor.JOIN_CODE;

    private final EmbeddedBroker broker;

    public BrokerOnLan(Path folder) {
        broker = EmbeddedBroker.start(folder, 0, JOIN_CODE);
        broker.reach(List.of(InetAddress.ofLiteral(HOST)));
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    /// How many users are connected.
    public int people() {
        return broker.people();
    }

    @Override
    public void close() {
        broker.close();
    }
}
