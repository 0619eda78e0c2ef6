package chat.hearth.mqtt.broker;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.wire.Login;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubRecException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5UnsubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRecReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.unsuback.Mqtt5UnsubAckReasonCode;
import io.netty.handler.ssl.util.FingerprintTrustManagerFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// One MQTT client of a test, with blocking calls.
final class Visitor implements AutoCloseable {
    static final String JOIN_CODE = "amber-otter-42";
    /// The longest wait for anything that has to come.
    static final int PATIENCE_S = 10;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, SigningKey> KEYS = new ConcurrentHashMap<>();

    private final Bytes certificate;
    private final String clientId;
    private final Mqtt5BlockingClient client;
    private final Mqtt5BlockingClient.Mqtt5Publishes arrivals;
    private final CountDownLatch disconnected = new CountDownLatch(1);

    private Visitor(String host, int port, Bytes certificate, Optional<MqttClientSslConfig> tls, String label) {
        this.certificate = certificate;
        clientId = clientId(label, certificate);
        var builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost(host)
                .serverPort(port)
                .addDisconnectedListener(_ -> disconnected.countDown());
        client = tls.map(builder::sslConfig).orElse(builder).buildBlocking();
        arrivals = client.publishes(MqttGlobalPublishFilter.ALL);
    }

    /// @param label the name of a person, a dash, and the device; always the same client id
    static Visitor at(EmbeddedBroker broker, String label) {
        return at(broker.port(), broker.certificate(), label);
    }

    static Visitor at(int port, Bytes certificate, String label) {
        return new Visitor("127.0.0.1", port, certificate, Optional.empty(), label);
    }

    /// By TLS, with trust in the certificate alone.
    static Visitor at(String host, int port, Bytes certificate, String label) {
        MqttClientSslConfig tls = MqttClientSslConfig.builder()
                .trustManagerFactory(FingerprintTrustManagerFactory.builder("SHA-256")
                        .fingerprints(certificate.hex())
                        .build())
                .hostnameVerifier((_, _) -> true)
                .build();
        return new Visitor(host, port, certificate, Optional.of(tls), label);
    }

    static String clientId(String label, Bytes certificate) {
        return Login.clientId(PeerId.of(key(person(label)).verifyKey()), certificate, label);
    }

    /// A password that is good once.
    static String password(String label, Bytes certificate) {
        return login(person(label), clientId(label, certificate), certificate).password();
    }

    static Login login(String name, String clientId, Bytes certificate) {
        Bytes nonce = Bytes.random(Login.NONCE_SIZE, RANDOM);
        return Login.make(key(name), new Login.Entry(certificate, clientId), JOIN_CODE, Instant.now(), nonce);
    }

    static SigningKey key(String name) {
        return KEYS.computeIfAbsent(name, _ -> SigningKey.generate(RANDOM));
    }

    private static String person(String label) {
        return label.split("-", 2)[0];
    }

    /// The name under which somebody logs in.
    static String user(String name) {
        return PeerId.of(key(name).verifyKey()).value();
    }

    /// A topic in the tree of a user.
    static String topic(String owner, String below) {
        return "hearth/v1/u/" + user(owner) + "/" + below;
    }

    /// What one user may write and the other read.
    static String inbox(String owner, String device, String sender) {
        return topic(owner, "in/" + device + "/" + user(sender));
    }

    /// As one who is welcome, with a session that lasts an hour.
    Mqtt5ConnAck enter(String name) {
        return enter(name, connect -> connect.cleanStart(false).sessionExpiryInterval(3600));
    }

    Mqtt5ConnAck enter(String name, UnaryOperator<Mqtt5ConnectBuilder> more) {
        String password = login(name, clientId, certificate).password();
        Mqtt5ConnectBuilder connect = Mqtt5Connect.builder()
                .simpleAuth()
                .username(user(name))
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth();
        return client.connect(more.apply(connect).build());
    }

    /// What the broker answers to a login that is right and not taken all the same.
    Mqtt5ConnAckReasonCode refused(String name) {
        return refused(user(name), login(name, clientId, certificate).password());
    }

    /// What the broker answers to a login that it does not take.
    Mqtt5ConnAckReasonCode refused(String user, String password) {
        return refused(Mqtt5Connect.builder()
                .simpleAuth()
                .username(user)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .build());
    }

    Mqtt5ConnAckReasonCode refused(Mqtt5Connect connect) {
        try {
            client.connect(connect);
        } catch (Mqtt5ConnAckException e) {
            return e.getMqttMessage().getReasonCode();
        }
        throw new AssertionError("was let in");
    }

    void subscribe(String filter) {
        client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    /// @return what the broker answers
    List<Mqtt5SubAckReasonCode> trySubscribe(String filter) {
        try {
            return client.subscribeWith()
                    .topicFilter(filter)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send()
                    .getReasonCodes();
        } catch (Mqtt5SubAckException e) {
            return e.getMqttMessage().getReasonCodes();
        }
    }

    /// @return what the broker answers
    List<Mqtt5UnsubAckReasonCode> unsubscribe(String filter) {
        try {
            return client.unsubscribeWith().topicFilter(filter).send().getReasonCodes();
        } catch (Mqtt5UnsubAckException e) {
            return e.getMqttMessage().getReasonCodes();
        }
    }

    void publish(String topic, String text) {
        client.publish(message(topic, text).build());
    }

    /// Whether the broker answers that one may not; at QoS 0 it answers nothing.
    boolean isForbidden(Mqtt5Publish publish) {
        try {
            client.publish(publish);
            return false;
        } catch (Mqtt5PubAckException e) {
            return e.getMqttMessage().getReasonCode() == Mqtt5PubAckReasonCode.NOT_AUTHORIZED;
        } catch (Mqtt5PubRecException e) {
            return e.getMqttMessage().getReasonCode() == Mqtt5PubRecReasonCode.NOT_AUTHORIZED;
        }
    }

    void retain(String topic, String text) {
        client.publish(message(topic, text).retain(true).build());
    }

    void publishLasting(String topic, long seconds) {
        client.publish(message(topic, "lasting").messageExpiryInterval(seconds).build());
    }

    private static Mqtt5PublishBuilder.Complete message(String topic, String text) {
        return Mqtt5Publish.builder()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(text.getBytes(StandardCharsets.UTF_8));
    }

    Mqtt5Publish receive() {
        try {
            return arrivals.receive(PATIENCE_S, TimeUnit.SECONDS).orElseThrow(() -> new AssertionError("nothing came"));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String receiveText() {
        return new String(receive().getPayloadAsBytes(), StandardCharsets.UTF_8);
    }

    /// What is there already.
    Optional<Mqtt5Publish> poll() {
        return arrivals.receiveNow();
    }

    boolean isConnected() {
        return client.getState().isConnected();
    }

    /// Waits for the end of the connection.
    boolean isCutOff() throws InterruptedException {
        return disconnected.await(PATIENCE_S, TimeUnit.SECONDS);
    }

    void leave() {
        client.disconnect();
    }

    @Override
    public void close() {
        arrivals.close();
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }
}
