package chat.hearth.mqtt;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Networks;
import jakarta.inject.Inject;
import java.security.SecureRandom;

/// Networks that are MQTT brokers.
final class MqttNetworks implements Networks {
    private final Surroundings around;

    @Inject
    MqttNetworks(CoreThread core, MqttSettings settings) {
        this.around = new Surroundings(core, settings, new SecureRandom());
    }

    @Override
    public Network at(NetworkChoice choice) {
        return (account, inbox) -> new MqttTransport(Endpoint.of(choice, account), account, inbox, around);
    }
}
