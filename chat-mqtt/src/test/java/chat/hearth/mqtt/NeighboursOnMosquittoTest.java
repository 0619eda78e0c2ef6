package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Trust;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On Mosquitto with the configuration and the rules of docs/brokers.md, word for word but for the places of files and
/// the port.
@SuppressWarnings("NullAway.Init") // the broker is started before each test
class NeighboursOnMosquittoTest extends Neighbours {
    @TempDir
    Path folder;

    private Mosquitto broker;
    private Trust trust;

    @Override
    protected void start() throws IOException, GeneralSecurityException {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        trust = new Trust.Authority(Bytes.copyOf(Files.readAllBytes(certificates.certificate())));
        Map<String, Path> files = Map.of(
                "/etc/mosquitto/certs/fullchain.pem", certificates.certificate(),
                "/etc/mosquitto/certs/key.pem", certificates.key(),
                "/etc/mosquitto/passwords", Mosquitto.passwords(folder, Map.of("alice", "a", "bob", "b", "eve", "e")),
                "/etc/mosquitto/hearth.acl", Files.write(folder.resolve("hearth.acl"), Document.rules()),
                "/var/lib/mosquitto/", folder);
        broker = Mosquitto.as(folder, Document.configuration(), files);
    }

    @Override
    protected void stop() {
        broker.close();
    }

    @Test
    void hearthFindsAPlaceThereUnderTheUserName() {
        var choice = new NetworkChoice.Broker(
                        URI.create("mqtts://127.0.0.1:" + broker.port()), Optional.of("alice"), Optional.of("a"))
                .withTrust(trust);
        try (Peer alice = Peer.at(choice).up()) {
            Link.Up up = (Link.Up) alice.link();

            assertEquals(List.of("alice", true), List.of(up.place().address().value(), up.secure()));
            assertEquals(Place.Rules.BY_SENDER, up.place().rules());
        }
    }

    @Override
    protected String address(String name) {
        return name;
    }

    @Override
    protected Mqtt5BlockingClient enter(String name) {
        return enter(name, connect -> connect);
    }

    /// Mosquitto takes the will and does not send it.
    @Override
    protected boolean enterAndVanish(String name, String willTopic) {
        enter(
                        name,
                        connect -> connect.willPublish()
                                .topic(willTopic)
                                .payload("lost".getBytes(StandardCharsets.UTF_8))
                                .applyWillPublish())
                .disconnectWith()
                .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                .send();
        return true;
    }

    private Mqtt5BlockingClient enter(String name, UnaryOperator<Mqtt5ConnectBuilder> more) {
        Mqtt5BlockingClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(UUID.randomUUID().toString())
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .sslConfig(MqttClientSslConfig.builder()
                        .trustManagerFactory(new BrokerTrust(trust))
                        .build())
                .buildBlocking();
        Mqtt5ConnectBuilder connect = Mqtt5Connect.builder()
                .simpleAuth()
                .username(name)
                .password(name.substring(0, 1).getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth();
        client.connect(more.apply(connect).build());
        return client;
    }
}
