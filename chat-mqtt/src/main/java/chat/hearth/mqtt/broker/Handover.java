package chat.hearth.mqtt.broker;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTConnection;

/// The ends of connections, which Artemis works on by and by. When a socket closes before Artemis has come to the
/// DISCONNECT on it, it takes the guest for lost; so what a DISCONNECT says counts at once. And who comes back under
/// the same client id before the old connection has ended would find things as they were; so that one gets a moment
/// to end, and is taken over only then.
final class Handover extends Waiting {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Sessions sessions;
    private final MQTTConnection connection;

    Handover(Sessions sessions, MQTTConnection connection) {
        this.sessions = sessions;
        this.connection = connection;
    }

    @Override
    boolean mayGoOn(ChannelHandlerContext context, Object packet) {
        return switch (packet) {
            case MqttConnectMessage connect -> {
                String clientId = connect.payload().clientIdentifier();
                boolean now = !sessions.isConnected(clientId);
                if (!now) {
                    lookAgain(context, () -> !sessions.isConnected(clientId), System.nanoTime());
                }
                yield now;
            }
            case MqttUnsubscribeMessage unsubscribe -> {
                List<String> filters = List.copyOf(unsubscribe.payload().topics());
                lookAgain(context, () -> sessions.stop(connection, filters), System.nanoTime());
                yield false;
            }
            case MqttMessage message
            when message.decoderResult().isSuccess()
                    && message.fixedHeader().messageType() == MqttMessageType.DISCONNECT -> {
                goodbye(message);
                yield true;
            }
            default -> true;
        };
    }

    /// Where others work: Artemis may take its time to answer.
    private void lookAgain(ChannelHandlerContext context, BooleanSupplier condition, long since) {
        sessions.aside(() -> {
            boolean enough = condition.getAsBoolean() || System.nanoTime() - since > MOMENT.toNanos();
            context.executor().execute(() -> looked(context, condition, since, enough));
        });
    }

    private void looked(ChannelHandlerContext context, BooleanSupplier condition, long since, boolean enough) {
        if (enough) {
            goOn(context);
        } else {
            context.executor()
                    .schedule(() -> lookAgain(context, condition, since), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void goodbye(MqttMessage disconnect) {
        if (disconnect.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header) {
            if (header.properties().getProperty(SESSION_EXPIRY_INTERVAL.value()) != null) {
                sessions.outlive(connection, Life.cap(header.properties(), SESSION_EXPIRY_INTERVAL));
            }
            // MQTT 5, section 3.14.4: the will is given up at a normal end alone.
            if (header.reasonCode() != MqttReasonCodes.Disconnect.NORMAL_DISCONNECT.byteValue()) {
                return;
            }
        }
        sessions.forgetWill(connection);
    }
}
