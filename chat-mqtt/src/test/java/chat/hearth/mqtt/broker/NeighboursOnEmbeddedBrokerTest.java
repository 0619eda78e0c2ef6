package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.mqtt.Neighbours;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // the broker is started before each test
class NeighboursOnEmbeddedBrokerTest extends Neighbours {
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
    protected String address(String name) {
        return Visitor.user(name);
    }

    @Override
    protected Mqtt5BlockingClient enter(String name) {
        String label = name + "-" + UUID.randomUUID();
        Mqtt5BlockingClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(Visitor.clientId(label, broker.certificate()))
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking();
        client.connectWith()
                .simpleAuth()
                .username(Visitor.user(name))
                .password(Visitor.password(label, broker.certificate()).getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        return client;
    }

    /// Artemis sends wills of cut connections alone, and only with a delay.
    @Override
    protected boolean enterAndVanish(String name, String willTopic) throws IOException {
        MqttProperties session = new MqttProperties();
        session.add(new IntegerProperty(MqttPropertyType.SESSION_EXPIRY_INTERVAL.value(), 3600));
        MqttProperties delay = new MqttProperties();
        delay.add(new IntegerProperty(MqttPropertyType.WILL_DELAY_INTERVAL.value(), 1));
        try (RawConnection connection = new RawConnection(broker.port())) {
            int answer = connection.enter(RawConnection.connect(broker, name + "-" + UUID.randomUUID())
                    .properties(session)
                    .willFlag(true)
                    .willQoS(MqttQoS.AT_LEAST_ONCE)
                    .willTopic(willTopic)
                    .willMessage("lost".getBytes(StandardCharsets.UTF_8))
                    .willProperties(delay)
                    .build());
            boolean own = willTopic.startsWith(topic(name, ""));
            assertEquals(own ? 0 : 0x87, answer);
            return answer == 0;
        }
    }
}
