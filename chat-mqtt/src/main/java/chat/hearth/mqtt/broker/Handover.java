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
                yield isNow(context, () -> !sessions.isConnected(clientId));
            }
            case MqttUnsubscribeMessage unsubscribe -> {
                List<String> filters = List.copyOf(unsubscribe.payload().topics());
                yield isNow(context, () -> sessions.stop(connection, filters));
            }
            case MqttMessage message
            when message.fixedHeader().messageType() == MqttMessageType.DISCONNECT -> {
                goodbye(message);
                yield true;
            }
            default -> true;
        };
    }

    private boolean isNow(ChannelHandlerContext context, BooleanSupplier condition) {
        boolean now = condition.getAsBoolean();
        if (!now) {
            lookAgain(context, condition, System.nanoTime());
        }
        return now;
    }

    private void lookAgain(ChannelHandlerContext context, BooleanSupplier condition, long since) {
        if (condition.getAsBoolean() || System.nanoTime() - since > MOMENT.toNanos()) {
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
            if (header.reasonCode() == MqttReasonCodes.Disconnect.DISCONNECT_WITH_WILL_MESSAGE.byteValue()) {
                return;
            }
        }
        sessions.forgetWill(connection);
    }
}
