package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Connection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GatekeeperTest {
    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = PatientBroker.start(folder);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "f000", "10ffffffff", "e00300017f"})
    void packetThatIsNoneEndsTheConnectionAndTheWillIsPublished(String hex) throws IOException {
        String topic = Visitor.topic("mallory", "pr/") + hex;
        try (Visitor bob = visitor("bob-watches-" + hex);
                RawConnection mallory = new RawConnection(broker.port())) {
            bob.enter("bob");
            bob.subscribe(topic);
            mallory.enter(RawConnection.connect(broker, "mallory-" + hex)
                    .willFlag(true)
                    .willQoS(MqttQoS.AT_LEAST_ONCE)
                    .willTopic(topic)
                    .willMessage("lost".getBytes(StandardCharsets.UTF_8))
                    .build());

            mallory.send(HexFormat.of().parseHex(hex));

            assertTrue(mallory.isClosedByBroker());
            assertEquals("lost", bob.receiveText());
        }
    }

    @Test
    void missingPasswordIsRefused() {
        Mqtt5Connect withoutPassword = Mqtt5Connect.builder()
                .simpleAuth()
                .username("eve")
                .applySimpleAuth()
                .build();

        try (Visitor eve = visitor("eve-forgets")) {
            assertEquals(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED, eve.refused(withoutPassword));
        }
    }

    @Test
    void anonymousLoginIsRefused() {
        try (Visitor eve = visitor("eve-hides")) {
            assertEquals(
                    Mqtt5ConnAckReasonCode.NOT_AUTHORIZED,
                    eve.refused(Mqtt5Connect.builder().build()));
        }
    }

    @Test
    void emptyUserNameIsRefused() {
        try (Visitor eve = visitor("eve-nameless")) {
            assertEquals(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED, eve.refused("", "anything"));
        }
    }

    @Test
    void refusedLoginWithTheClientIdOfSomebodyOnlineDoesNothingToThem() {
        try (Visitor bob = visitor("bob-online");
                Visitor eve = visitor("bob-online")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "1", "alice"));

            eve.refused(Visitor.user("bob"), "garbage");

            bob.publish(Visitor.inbox("bob", "1", "alice"), "still here");
            assertEquals("still here", bob.receiveText());
        }
    }

    @Test
    void refusedLoginWithTheClientIdOfSomebodyAwayLeavesTheirSession() {
        try (Visitor bob = visitor("bob-away");
                Visitor eve = visitor("bob-away");
                Visitor alice = visitor("alice-patient")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "2", "alice"));
            bob.leave();
            alice.enter("alice");
            alice.publish(Visitor.inbox("bob", "2", "alice"), "before");

            eve.refused(Visitor.user("bob"), "garbage");

            alice.publish(Visitor.inbox("bob", "2", "alice"), "after");
            assertTrue(bob.enter("bob").isSessionPresent());
            assertEquals("before", bob.receiveText());
            assertEquals("after", bob.receiveText());
        }
    }

    @Test
    void loginByAnotherMethodIsRefusedBeforeItTouchesASession() throws IOException {
        MqttProperties method = new MqttProperties();
        method.add(new StringProperty(MqttPropertyType.AUTHENTICATION_METHOD.value(), "SCRAM-SHA-1"));

        try (Visitor bob = visitor("bob-scram");
                RawConnection eve = new RawConnection(broker.port())) {
            bob.enter("bob");
            bob.leave();

            int answer = eve.enter(RawConnection.connect(broker, "bob-scram")
                    .properties(method)
                    .build());

            assertEquals(0x8C, answer);
            assertTrue(bob.enter("bob").isSessionPresent());
        }
    }

    @Test
    void loginsAreNotRemembered() {
        assertEquals(0, Recipe.of(folder, Limits.USUAL).getAuthenticationCacheSize());
    }

    @Test
    void mqtt3IsRefusedInItsOwnWords() {
        Mqtt3BlockingClient old = MqttClient.builder()
                .useMqttVersion3()
                .identifier("old")
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking();

        Mqtt3ConnAckException refusal = assertThrows(Mqtt3ConnAckException.class, old::connect);

        assertEquals(
                Mqtt3ConnAckReturnCode.UNSUPPORTED_PROTOCOL_VERSION,
                refusal.getMqttMessage().getReturnCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$share/BOB/INBOX",
                "$share/BOB/secret",
                "$sys/mqtt/sessions",
                "own::BOB.INBOX",
                "hearth\\/v1",
                "activemq.notifications"
            })
    void subscribingToWhatReachesTheQueuesOfOthersEndsTheConnection(String form) throws IOException {
        String filter = form.replace("BOB", Visitor.clientId("bob-shared", broker.certificate()))
                .replace("INBOX", Visitor.inbox("bob", "3", "alice"));
        try (Visitor bob = visitor("bob-shared");
                RawConnection eve = entered("eve-shares")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "3", "alice"));

            eve.send(MqttMessageBuilders.subscribe()
                    .messageId(1)
                    .addSubscription(MqttQoS.AT_LEAST_ONCE, filter)
                    .build());

            assertTrue(eve.isClosedByBroker());
            bob.publish(Visitor.inbox("bob", "3", "alice"), "all mine");
            assertEquals("all mine", bob.receiveText());
        }
    }

    @Test
    void unsubscribingInTheNameOfOthersEndsTheConnection() throws IOException {
        try (Visitor bob = visitor("bob-stays");
                RawConnection eve = entered("eve-unsubscribes")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "4", "alice"));

            eve.send(MqttMessageBuilders.unsubscribe()
                    .messageId(1)
                    .addTopicFilter("$share/" + Visitor.clientId("bob-stays", broker.certificate()) + "/"
                            + Visitor.inbox("bob", "4", "alice"))
                    .build());

            assertTrue(eve.isClosedByBroker());
            bob.publish(Visitor.inbox("bob", "4", "alice"), "all mine");
            assertEquals("all mine", bob.receiveText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$sys/mqtt/sessions", "a::b", "a\\b", "activemq.management"})
    void publishingToWhatIsNoPlainTopicEndsTheConnection(String topic) throws IOException {
        try (RawConnection eve = entered("eve-publishes")) {
            eve.send(MqttMessageBuilders.publish()
                    .topicName(topic)
                    .qos(MqttQoS.AT_MOST_ONCE)
                    .payload(Unpooled.EMPTY_BUFFER)
                    .properties(MqttProperties.NO_PROPERTIES)
                    .build());

            assertTrue(eve.isClosedByBroker());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$sys/mqtt/sessions", "a::b", "a\\b", "activemq.management"})
    void willForWhatIsNoPlainTopicIsRefused(String topic) throws IOException {
        try (RawConnection eve = new RawConnection(broker.port())) {
            int answer = eve.enter(RawConnection.connect(broker, "eve-wills")
                    .willFlag(true)
                    .willTopic(topic)
                    .willMessage("x".getBytes(StandardCharsets.UTF_8))
                    .build());

            assertEquals(0x90, answer);
        }
    }

    @Test
    void secondLoginOnAConnectionEndsIt() throws IOException {
        try (RawConnection eve = entered("eve-twice")) {
            eve.send(RawConnection.connect(broker, "eve-thrice").build());

            assertTrue(eve.isClosedByBroker());
        }
    }

    @Test
    void packetBeforeLoginEndsTheConnection() throws IOException {
        try (RawConnection eve = new RawConnection(broker.port())) {
            eve.send(new byte[] {(byte) 0x82, 8, 0, 1, 0, 0, 2, 'a', 'b', 1});

            assertTrue(eve.isClosedByBroker());
        }
    }

    @Test
    void packetThatCannotBeJudgedClosesTheConnection() {
        Gatekeeper gatekeeper = new Gatekeeper(
                new LoginCheck(
                        Visitor.JOIN_CODE,
                        broker.certificate(),
                        InstantSource.system(),
                        new Nonces(1, folder.resolve("no-logins"), Instant.now())),
                new FailedLogins(1_000, InstantSource.system()),
                new Guests(new Visits(folder.resolve("no-visits"), InstantSource.system()), () -> {}),
                1);
        List<String> calls = new ArrayList<>();
        Connection wire = pretend(Connection.class, method -> {
            calls.add(method);
            return null;
        });
        RemotingConnection connection =
                pretend(RemotingConnection.class, method -> "getTransportConnection".equals(method) ? wire : null);
        MqttMessage withoutFilters = new MqttSubscribeMessage(
                new MqttFixedHeader(MqttMessageType.SUBSCRIBE, false, MqttQoS.AT_LEAST_ONCE, false, 0), null, null);

        boolean passes = gatekeeper.intercept(withoutFilters, connection);

        assertFalse(passes);
        assertEquals(List.of("forceClose"), calls);
    }

    /// An implementation that answers by the name of the method.
    private static <T> T pretend(Class<T> type, Function<String, @Nullable Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> answers.apply(method.getName())));
    }

    private static RawConnection entered(String clientId) throws IOException {
        RawConnection connection = new RawConnection(broker.port());
        assertEquals(0, connection.enter(RawConnection.connect(broker, clientId).build()));
        return connection;
    }

    private static Visitor visitor(String label) {
        return Visitor.at(broker, label);
    }
}
