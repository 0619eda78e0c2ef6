package chat.hearth.mqtt;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.NetworkCheck;
import chat.hearth.core.transport.NetworkChoice;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.function.Consumer;

/// Tries brokers out over MQTT.
final class MqttNetworkCheck implements NetworkCheck {
    private final Surroundings around;

    @Inject
    MqttNetworkCheck(CoreThread core, MqttSettings settings) {
        this.around = new Surroundings(core, settings, new SecureRandom());
    }

    @Override
    public Running check(NetworkChoice.Broker broker, Consumer<Finding> listener) {
        CheckRun run = new CheckRun(broker, around, listener);
        around.core().execute(run::start);
        return () -> around.core().execute(run::cancel);
    }
}
