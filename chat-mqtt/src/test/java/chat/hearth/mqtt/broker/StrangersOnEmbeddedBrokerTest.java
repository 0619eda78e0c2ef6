package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.mqtt.Strangers;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// On the broker inside Hearth, where everyone has one place at a door, which bears their name.
@SuppressWarnings("NullAway.Init") // the broker is started before each test
class StrangersOnEmbeddedBrokerTest extends Strangers {
    @TempDir
    Path folder;

    private EmbeddedBroker broker;

    @Override
    protected void start() {
        broker = EmbeddedBroker.start(folder, 0, Visitor.JOIN_CODE);
    }

    @Override
    protected void stop() {
        broker.close();
    }

    @Override
    protected NetworkChoice network() {
        return new NetworkChoice.Hosted(broker.port(), NetworkChoice.Reach.THIS_COMPUTER, Visitor.JOIN_CODE)
                .withCertificate(broker.certificate());
    }

    @Override
    protected void ask(int number, Address whom, Bytes request) throws IOException {
        String name = "stranger" + number;
        try (RawConnection connection = new RawConnection(broker.port())) {
            assertEquals(
                    0,
                    connection.enter(RawConnection.connect(broker, name + "-1").build()));
            connection.send(MqttMessageBuilders.publish()
                    .topicName("hearth/v1/u/" + whom + "/req/" + Visitor.user(name))
                    .qos(MqttQoS.AT_LEAST_ONCE)
                    .retained(true)
                    .messageId(1)
                    .payload(Unpooled.wrappedBuffer(request.toArray()))
                    .build());
            connection.awaitTaken();
        }
    }
}
