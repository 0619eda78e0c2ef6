package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.presence.Presence;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever listened puts what they heard back on the broker, as it was, backwards or changed, or takes away what the
/// broker keeps. Nothing is shown twice, nothing is believed that nobody wrote, and the conversation goes on.
class PlayedAgainTest extends CapturedConversation {
    private List<String> said = List.of();

    @BeforeEach
    void remember() {
        said = alice.texts(bob);
    }

    @Test
    void allThatWasHeardPlayedAgain() {
        List<Mqtt5Publish> heard = List.copyOf(captured);

        heard.forEach(this::put);

        assertTrue(heard.size() > 10, () -> heard.size() + " publications");
    }

    @Test
    void allThatWasHeardPlayedBackwards() {
        List.copyOf(captured).reversed().forEach(this::put);
    }

    @Test
    void messagesWithBitsTurned() {
        for (Mqtt5Publish each : List.copyOf(messages())) {
            byte[] bytes = each.getPayloadAsBytes();
            for (int at = 0; at < bytes.length; at += 1 + bytes.length / 20) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << at % 8);
                put(each.extend().payload(changed).build());
            }
        }
    }

    @Test
    void messagesPutIntoTheInboxOfTheOther() {
        List<Mqtt5Publish> heard = List.copyOf(messages());
        List<String> inboxes = heard.stream()
                .map(each -> each.getTopic().toString())
                .filter(topic -> topic.contains("/in/"))
                .distinct()
                .toList();

        heard.forEach(
                each -> inboxes.forEach(inbox -> put(each.extend().topic(inbox).build())));

        assertEquals(2, inboxes.size());
    }

    @Test
    void allThatTheBrokerKeepsTakenAway() {
        captured.stream()
                .map(each -> each.getTopic().toString())
                .filter(PlayedAgainTest::isKept)
                .distinct()
                .toList()
                .forEach(topic -> put(
                        Mqtt5Publish.builder().topic(topic).payload(new byte[0]).build()));
    }

    @AfterEach
    @Override
    void part() {
        try {
            assertTheyGoOn();
        } finally {
            super.part();
        }
    }

    private void assertTheyGoOn() {
        bob.write(alice, "and on");
        Await.within(LIMIT, "it has come", () -> alice.shown().contains("and on"));
        alice.write(bob, "and on to you");
        Await.within(LIMIT, "all are delivered", () -> alice.delivered() == 2 && bob.delivered() == 3);

        List<String> all = Stream.concat(said.stream(), Stream.of("and on", "and on to you"))
                .toList();
        assertEquals(all, alice.texts(bob));
        assertEquals(all, bob.texts(alice));
        assertEquals(List.of("canary one", "canary 三 🐦", "and on"), alice.shown());
        assertInstanceOf(Presence.Online.class, alice.presence(bob));
        assertInstanceOf(Presence.Online.class, bob.presence(alice));
        assertEquals(List.of(), alice.wrong());
        assertEquals(List.of(), bob.wrong());
    }

    /// Where it stood, kept if it was.
    private void put(Mqtt5Publish publish) {
        String topic = publish.getTopic().toString();
        try {
            listener.publish(publish.extend()
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .retain(isKept(topic))
                            .build())
                    .get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(topic, e);
        }
    }

    private static boolean isKept(String topic) {
        return topic.matches(".*/u/[^/]+/(card|dev/.*|pr/.*|req/.*)");
    }
}
