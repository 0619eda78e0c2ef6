package chat.hearth.mqtt.broker;

import com.hivemq.client.mqtt.MqttClient;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// One MQTT client of a test, with blocking calls.
final class Visitor implements AutoCloseable {
    static final String JOIN_CODE = "amber-otter-42";
    /// The longest wait for anything that has to come.
    static final int PATIENCE_S = 10;

    private final Mqtt5BlockingClient client;
    private final Mqtt5BlockingClient.Mqtt5Publishes arrivals;
    private final CountDownLatch disconnected = new CountDownLatch(1);

    private Visitor(String host, int port, String clientId) {
        client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost(host)
                .serverPort(port)
                .addDisconnectedListener(_ -> disconnected.countDown())
                .buildBlocking();
        arrivals = client.publishes(MqttGlobalPublishFilter.ALL);
    }

    static Visitor at(int port, String clientId) {
        return new Visitor("127.0.0.1", port, clientId);
    }

    static Visitor at(String host, int port, String clientId) {
        return new Visitor(host, port, clientId);
    }

    /// The name under which somebody logs in.
    static String user(String name) {
        return name;
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
    Mqtt5ConnAck enter(String user) {
        return enter(user, JOIN_CODE, connect -> connect.cleanStart(false).sessionExpiryInterval(3600));
    }

    Mqtt5ConnAck enter(String user, String password, UnaryOperator<Mqtt5ConnectBuilder> more) {
        Mqtt5ConnectBuilder connect = Mqtt5Connect.builder()
                .simpleAuth()
                .username(user)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth();
        return client.connect(more.apply(connect).build());
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
