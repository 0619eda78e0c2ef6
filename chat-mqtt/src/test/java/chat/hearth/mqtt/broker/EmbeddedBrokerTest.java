package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.unsuback.Mqtt5UnsubAckReasonCode;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EmbeddedBrokerTest {
    private static final long TWENTY_DAYS_S = 1_728_000;
    private static final long THIRTY_DAYS_S = 2_592_000;

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(folder, 0, Visitor.JOIN_CODE);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void listensOnOneLoopbackAddressAlone() throws IOException {
        try (Socket here = new Socket(InetAddress.ofLiteral("127.0.0.1"), broker.port())) {
            assertTrue(here.isConnected());
        }

        assertThrows(
                ConnectException.class, () -> new Socket(InetAddress.ofLiteral("127.0.0.2"), broker.port()).close());
        assertThrows(ConnectException.class, () -> new Socket(InetAddress.ofLiteral("::1"), broker.port()).close());
    }

    @Test
    void messagesForSomebodyAwayWaitForThem() {
        try (Visitor bob = visitor("bob-waits");
                Visitor alice = visitor("alice-writes")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "1", "alice"));
            bob.leave();
            alice.enter("alice");
            alice.publish(Visitor.inbox("bob", "1", "alice"), "hello");

            boolean kept = bob.enter("bob").isSessionPresent();

            assertTrue(kept);
            assertEquals("hello", bob.receiveText());
        }
    }

    @Test
    void retainedValueComesToThoseWhoSubscribeLater() {
        try (Visitor alice = visitor("alice-card");
                Visitor bob = visitor("bob-reads")) {
            alice.enter("alice");
            alice.retain(Visitor.topic("alice", "card"), "card");
            bob.enter("bob");

            bob.subscribe(Visitor.topic("alice", "card"));

            assertEquals("card", bob.receiveText());
        }
    }

    @Test
    void guestsMayEndTheirSubscriptions() {
        try (Visitor bob = visitor("bob-ends")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "4", "alice"));

            List<Mqtt5UnsubAckReasonCode> answer = bob.unsubscribe(Visitor.inbox("bob", "4", "alice"));

            assertEquals(List.of(Mqtt5UnsubAckReasonCode.SUCCESS), answer);
            bob.publish(Visitor.inbox("bob", "4", "alice"), "nobody hears");
            bob.subscribe(Visitor.topic("bob", "in/4/b"));
            bob.publish(Visitor.topic("bob", "in/4/b"), "bob hears");
            assertEquals("bob hears", bob.receiveText());
        }
    }

    @Test
    void sessionOfThirtyDaysIsShortenedToTwentyAndSurvives() throws IOException {
        try (Visitor bob = visitor("bob-month")) {
            Mqtt5ConnAck answer = bob.enter("bob", connect -> connect.sessionExpiryInterval(THIRTY_DAYS_S));
            bob.leave();
            // Uncapped, the next scan for old sessions takes it away; the same scan sends wills.
            awaitAWill("scan");

            boolean kept = bob.enter("bob").isSessionPresent();

            assertEquals(OptionalLong.of(TWENTY_DAYS_S), answer.getSessionExpiryInterval());
            assertTrue(kept);
        }
    }

    @Test
    void sessionThatWouldNeverEndIsShortenedToTwentyDays() {
        try (Visitor bob = visitor("bob-for-ever")) {
            Mqtt5ConnAck answer = bob.enter("bob", connect -> connect.noSessionExpiry());

            assertEquals(OptionalLong.of(TWENTY_DAYS_S), answer.getSessionExpiryInterval());
        }
    }

    @Test
    void messageThatWouldLiveThirtyDaysArrivesWithAtMostTwenty() {
        try (Visitor bob = visitor("bob-old-mail")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "2", "alice"));

            bob.publishLasting(Visitor.inbox("bob", "2", "alice"), THIRTY_DAYS_S);

            assertLivesAtMostTwentyDays(bob.receive());
        }
    }

    @Test
    void messageWithoutALifetimeGetsTwentyDays() {
        try (Visitor bob = visitor("bob-eternal-mail")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "3", "alice"));

            bob.publish(Visitor.inbox("bob", "3", "alice"), "no lifetime");

            assertLivesAtMostTwentyDays(bob.receive());
        }
    }

    @Test
    void greatestPacketIsToldAtLogin() {
        try (Visitor bob = visitor("bob-big")) {
            Mqtt5ConnAck answer = bob.enter("bob");

            assertEquals(256 << 10, answer.getRestrictions().getMaximumPacketSize());
            assertFalse(answer.getRestrictions().isSharedSubscriptionAvailable());
        }
    }

    @Test
    void willOfACutConnectionComesAfterItsDelay() throws IOException {
        try (Visitor bob = visitor("bob-sees-loss")) {
            bob.enter("bob");
            bob.subscribe(Visitor.topic("carol", "pr/1"));
            RawConnection carol = enterWithWill("carol", "cut", Visitor.topic("carol", "pr/1"));

            carol.close();

            assertEquals("lost", bob.receiveText());
        }
    }

    @Test
    void cleanFarewellSendsNoWill() throws IOException {
        try (Visitor bob = visitor("bob-sees-none")) {
            bob.enter("bob");
            bob.subscribe(Visitor.topic("dave", "pr/1"));
            RawConnection dave = enterWithWill("dave", "leaves", Visitor.topic("dave", "pr/1"));

            dave.send(MqttMessageBuilders.disconnect().reasonCode((byte) 0).build());
            assertTrue(dave.isClosedByBroker());
            awaitAWill("clock");

            assertTrue(bob.poll().isEmpty());
        }
    }

    private static Visitor visitor(String label) {
        return Visitor.at(broker, label);
    }

    private static void assertLivesAtMostTwentyDays(Mqtt5Publish message) {
        long life = message.getMessageExpiryInterval().orElse(Long.MAX_VALUE);
        assertTrue(life <= TWENTY_DAYS_S && life > TWENTY_DAYS_S - 60, () -> life + " s");
    }

    /// Lets a connection be cut and waits until the broker has sent its will: more than a second, and one scan.
    private static void awaitAWill(String name) throws IOException {
        String topic = Visitor.topic("victim", "pr/" + name);
        try (Visitor witness = visitor("witness-" + name)) {
            witness.enter("witness");
            witness.subscribe(topic);
            enterWithWill("victim", name, topic).close();
            assertEquals("lost", witness.receiveText());
        }
    }

    private static RawConnection enterWithWill(String user, String device, String topic) throws IOException {
        MqttProperties session = new MqttProperties();
        session.add(new IntegerProperty(MqttPropertyType.SESSION_EXPIRY_INTERVAL.value(), 3600));
        MqttProperties will = new MqttProperties();
        will.add(new IntegerProperty(MqttPropertyType.WILL_DELAY_INTERVAL.value(), 1));
        MqttConnectMessage connect = RawConnection.connect(broker, user + "-" + device)
                .properties(session)
                .willFlag(true)
                .willQoS(MqttQoS.AT_LEAST_ONCE)
                .willTopic(topic)
                .willMessage("lost".getBytes(StandardCharsets.UTF_8))
                .willProperties(will)
                .build();
        RawConnection connection = new RawConnection(broker.port());
        assertEquals(0, connection.enter(connect));
        return connection;
    }
}
