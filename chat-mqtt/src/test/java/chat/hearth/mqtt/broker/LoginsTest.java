package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.Login;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who is let in, through MQTT clients: the owner of the identity that the user name names, who knows the join code, as
/// a client of their own, once.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LoginsTest {
    private static final Mqtt5ConnAckReasonCode WRONG = Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD;
    private static final Mqtt5ConnAckReasonCode FOREIGN = Mqtt5ConnAckReasonCode.CLIENT_IDENTIFIER_NOT_VALID;
    private static final Mqtt5ConnAckReasonCode GOOD = Mqtt5ConnAckReasonCode.SUCCESS;
    private static final Bytes NONCE = Bytes.ofHex("0f".repeat(16));

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

    @Test
    void goodLoginIsTaken() {
        String clientId = own("bob-good");

        assertEquals(GOOD, connect("bob", clientId, login("bob", clientId).password()));
    }

    @Test
    void replayedLoginIsRefused() {
        String clientId = own("bob-replayed");
        String password = login("bob", clientId).password();
        connect("bob", clientId, password);

        assertEquals(WRONG, connect("bob", clientId, password));
    }

    @Test
    void loginFromBeforeARestartOfTheBrokerIsRefused(@TempDir Path other) {
        String password;
        String clientId;
        try (EmbeddedBroker before = EmbeddedBroker.start(other, 0, Visitor.JOIN_CODE)) {
            clientId = Visitor.clientId("bob-restarted", before.certificate());
            password = Visitor.login("bob", clientId, before.certificate()).password();
            assertEquals(GOOD, connect(before.port(), "bob", clientId, password));
        }

        try (EmbeddedBroker after = EmbeddedBroker.start(other, 0, Visitor.JOIN_CODE)) {
            assertEquals(WRONG, connect(after.port(), "bob", clientId, password));
            Login another = Visitor.login("bob", clientId, after.certificate());
            assertEquals(GOOD, connect(after.port(), "bob", clientId, another.password()));
        }
    }

    @Test
    void loginForAnotherBrokerIsRefused() {
        String clientId = own("bob-elsewhere");
        Login elsewhere = Visitor.login("bob", clientId, Bytes.ofHex("b1".repeat(32)));

        assertEquals(WRONG, connect("bob", clientId, elsewhere.password()));
    }

    @Test
    void loginOfAnotherUserIsRefused() {
        String clientId = own("bob-forged");

        assertEquals(WRONG, connect("bob", clientId, login("eve", clientId).password()));
        assertEquals(WRONG, connect("eve", clientId, login("bob", clientId).password()));
    }

    @Test
    void loginOfTheDayBeforeIsRefused() {
        String clientId = own("bob-old");
        Instant yesterday = Instant.now().minus(Duration.ofHours(25));
        Instant tomorrow = Instant.now().plus(Duration.ofHours(25));

        assertEquals(WRONG, connect("bob", clientId, login(clientId, Visitor.JOIN_CODE, yesterday)));
        assertEquals(WRONG, connect("bob", clientId, login(clientId, Visitor.JOIN_CODE, tomorrow)));
    }

    @Test
    void loginWithAClockThatIsHoursOffIsTaken() {
        String clientId = own("bob-clock");
        Instant early = Instant.now().minus(Duration.ofHours(23));

        assertEquals(GOOD, connect("bob", clientId, login(clientId, Visitor.JOIN_CODE, early)));
    }

    @Test
    void loginSignedForAnotherClientOfOnesOwnIsRefused() {
        assertEquals(
                WRONG,
                connect("bob", own("bob-desk"), login("bob", own("bob-laptop")).password()));
    }

    @Test
    void loginWithoutTheJoinCodeIsRefused() {
        String clientId = own("bob-guesses");

        assertEquals(WRONG, connect("bob", clientId, login(clientId, "amber-otter-43", Instant.now())));
        assertEquals(WRONG, connect("bob", clientId, Visitor.JOIN_CODE));
    }

    @Test
    void garbageIsRefused() {
        assertEquals(WRONG, connect("bob", own("bob-garbage"), "garbage"));
        assertEquals(WRONG, connect("bob", own("bob-garbage"), "A".repeat(60_000)));
    }

    @Test
    void clientIdOfAnotherOrOfNobodyIsRefused() {
        String bobs = own("bob-target");
        for (String clientId : new String[] {bobs, "eve", "bob.hearth", "bob/1", "a::b", "$sys", Visitor.user("eve")}) {
            assertEquals(
                    FOREIGN, connect("eve", clientId, login("eve", clientId).password()));
        }
    }

    @Test
    void whoTriesTheClientIdOfSomebodyOnlineDoesNothingToThem() {
        try (Visitor bob = Visitor.at(broker, "bob-online")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "1", "alice"));
            String bobs = own("bob-online");

            assertEquals(FOREIGN, connect("eve", bobs, login("eve", bobs).password()));
            assertEquals(WRONG, connect("bob", bobs, login("eve", bobs).password()));
            assertEquals(WRONG, connect("bob", bobs, "garbage"));

            assertTrue(bob.isConnected());
            bob.publish(Visitor.inbox("bob", "1", "alice"), "still here");
            assertEquals("still here", bob.receiveText());
        }
    }

    @Test
    void whoTriesTheClientIdOfSomebodyAwayLeavesTheirSession() {
        try (Visitor bob = Visitor.at(broker, "bob-away");
                Visitor alice = Visitor.at(broker, "alice-patient")) {
            bob.enter("bob");
            bob.subscribe(Visitor.inbox("bob", "2", "alice"));
            bob.leave();
            alice.enter("alice");
            alice.publish(Visitor.inbox("bob", "2", "alice"), "before");
            String bobs = own("bob-away");

            assertEquals(FOREIGN, connect("eve", bobs, login("eve", bobs).password()));
            assertEquals(WRONG, connect("bob", bobs, "garbage"));

            alice.publish(Visitor.inbox("bob", "2", "alice"), "after");
            assertTrue(bob.enter("bob").isSessionPresent());
            assertEquals("before", bob.receiveText());
            assertEquals("after", bob.receiveText());
        }
    }

    private static String own(String label) {
        return Visitor.clientId(label, broker.certificate());
    }

    private static Login login(String name, String clientId) {
        return Visitor.login(name, clientId, broker.certificate());
    }

    /// Of Bob.
    private static String login(String clientId, String joinCode, Instant made) {
        var entry = new Login.Entry(broker.certificate(), clientId);
        return Login.make(Visitor.key("bob"), entry, joinCode, made, NONCE).password();
    }

    private static Mqtt5ConnAckReasonCode connect(String name, String clientId, String password) {
        return connect(broker.port(), name, clientId, password);
    }

    private static Mqtt5ConnAckReasonCode connect(int port, String name, String clientId, String password) {
        var client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
        try {
            var answer = client.connectWith()
                    .simpleAuth()
                    .username(Visitor.user(name))
                    .password(password.getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth()
                    .send();
            client.disconnect();
            return answer.getReasonCode();
        } catch (Mqtt5ConnAckException e) {
            return e.getMqttMessage().getReasonCode();
        }
    }
}
