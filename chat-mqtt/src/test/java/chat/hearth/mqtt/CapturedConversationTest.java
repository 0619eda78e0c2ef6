package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.delivery.Pace;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.SealedPresence;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Everything that somebody sees who listens to a whole broker while two people become contacts and write.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CapturedConversationTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private final List<Mqtt5Publish> captured = new CopyOnWriteArrayList<>();
    private Mosquitto mosquitto;
    private Mqtt5AsyncClient listener;
    private Someone alice;
    private Someone bob;

    @BeforeAll
    static void needMosquitto() {
        Mosquitto.program();
    }

    @BeforeEach
    void listen() throws Exception {
        mosquitto = Mosquitto.start(folder);
        listener = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(mosquitto.port())
                .buildAsync();
        listener.connect().get(20, TimeUnit.SECONDS);
        listener.subscribeWith()
                .topicFilter("#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(captured::add)
                .send()
                .get(20, TimeUnit.SECONDS);
        alice = new Someone("Alice Canary", Someone.broker(mosquitto.port()), Pace.NORMAL);
        bob = new Someone("Bob Canary", Someone.broker(mosquitto.port()), Pace.NORMAL);
        Await.within(LIMIT, "both are connected", () -> alice.isUp() && bob.isUp());
        talk();
    }

    private void talk() {
        bob.befriend(alice);
        Await.within(
                LIMIT,
                "they see each other",
                () -> alice.presence(bob) instanceof Presence.Online && bob.presence(alice) instanceof Presence.Online);
        bob.write(alice, "canary one");
        Await.within(LIMIT, "an answer can be written", () -> alice.shown().contains("canary one"));
        alice.write(bob, "canary two " + "long ".repeat(600));
        bob.write(alice, "canary 三 🐦");
        Await.within(LIMIT, "all are delivered", () -> alice.delivered() == 1 && bob.delivered() == 2);
    }

    @AfterEach
    void part() {
        try {
            alice.close();
            bob.close();
            listener.disconnect();
        } finally {
            mosquitto.close();
        }
    }

    @Test
    void listenerReadsNoWordAndNoName() {
        assertTrue(captured.size() > 10, () -> captured.size() + " publications");
        for (Mqtt5Publish each : captured) {
            assertFalse(contains(each, "canary"), () -> "a text in " + each.getTopic());
            assertFalse(contains(each, "Canary"), () -> "a name in " + each.getTopic());
        }
    }

    @Test
    void listenerDoesNotLearnWhoWritesToWhom() {
        for (Mqtt5Publish each : messages()) {
            boolean toAlice = each.getTopic().toString().contains("/u/" + alice.id() + "/");
            Someone sender = toAlice ? bob : alice;
            assertFalse(each.getTopic().toString().contains(sender.id().value()), () -> "" + each.getTopic());
            assertFalse(contains(each, sender.id().value()), () -> "the sender in " + each.getTopic());
        }
        assertEquals(
                2,
                messages().stream()
                        .map(each -> each.getTopic().getLevels().get(3))
                        .distinct()
                        .count());
    }

    @Test
    void sizesTellNoMoreThanThePaddingLetsThrough() {
        List<Integer> sizes = messages().stream()
                .map(each -> Envelope.decode(Bytes.copyOf(each.getPayloadAsBytes())))
                .filter(each -> each.kind() == Envelope.Kind.MESSAGE)
                .map(each -> each.content().size() - 16)
                .toList();

        assertFalse(sizes.isEmpty());
        sizes.forEach(size -> assertTrue(isPadded(size), () -> "a message of " + size + " bytes"));
    }

    @Test
    void presenceIsSealedAndEverythingElseIsOfSuiteTwo() {
        captured.stream()
                .filter(each -> each.getPayloadAsBytes().length > 0)
                .filter(each -> each.getTopic().toString().contains("/pr/"))
                .filter(each -> !each.getTopic().toString().endsWith("/pr/x"))
                .forEach(each -> SealedPresence.decode(Bytes.copyOf(each.getPayloadAsBytes())));
        messages()
                .forEach(each -> assertEquals(
                        2,
                        Envelope.decode(Bytes.copyOf(each.getPayloadAsBytes())).suite()));
    }

    private List<Mqtt5Publish> messages() {
        return captured.stream()
                .filter(each -> each.getPayloadAsBytes().length > 0)
                .filter(each -> each.getTopic().toString().matches(".*/(in|req)/.*"))
                .toList();
    }

    private static boolean contains(Mqtt5Publish publish, String word) {
        String readable = new String(publish.getPayloadAsBytes(), StandardCharsets.ISO_8859_1);
        return readable.contains(word) || publish.getTopic().toString().contains(word);
    }

    /// A multiple of 128 up to 1 KiB, above that a length of Padmé (Nikitin et al., §4).
    private static boolean isPadded(int size) {
        if (size <= 1024) {
            return size > 0 && size % 128 == 0;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(size);
        int kept = 32 - Integer.numberOfLeadingZeros(exponent);
        return size % (1 << (exponent - kept)) == 0;
    }
}
