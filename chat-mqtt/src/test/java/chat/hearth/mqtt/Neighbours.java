package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Alice and Bob on a broker with rules, and Eve, who is let in and means no good: whatever she tries is refused or has
/// no effect.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class Neighbours {
    private static final int PATIENCE_S = 10;

    private Mqtt5BlockingClient alice;
    private Mqtt5BlockingClient bob;
    private Mqtt5BlockingClient.Mqtt5Publishes bobs;

    /// Starts a broker that remembers nothing.
    protected abstract void start() throws Exception;

    protected abstract void stop();

    /// A client that is connected.
    protected abstract Mqtt5BlockingClient enter(String name);

    /// Enters with a will and is gone without a word.
    ///
    /// @return whether the broker let it in
    protected abstract boolean enterAndVanish(String name, String willTopic) throws Exception;

    /// What stands for somebody in topics.
    protected abstract String address(String name);

    @BeforeEach
    void meet() throws Exception {
        start();
        alice = enter("alice");
        bob = enter("bob");
        bobs = bob.publishes(MqttGlobalPublishFilter.ALL);
    }

    @AfterEach
    void part() {
        bobs.close();
        alice.disconnect();
        bob.disconnect();
        stop();
    }

    @Test
    void whatAliceMaySendArrives() {
        subscribe(bob, topic("bob", "#"));
        List<String> allowed = List.of(
                topic("bob", "in/d1/" + address("alice")),
                topic("bob", "bl/d1/" + address("alice")),
                topic("bob", "req/" + address("alice")));

        allowed.forEach(topic -> publish(alice, topic, topic));

        assertEquals(allowed, allowed.stream().map(_ -> next(bobs)).toList());
    }

    @Test
    void everyoneReadsCardsBundlesAndPresence() {
        List<String> shown = List.of(topic("alice", "card"), topic("alice", "dev/d1"), topic("alice", "pr/d1"));
        shown.forEach(topic -> retain(alice, topic, topic));

        subscribe(bob, topic("alice", "card"));
        assertEquals(shown.get(0), next(bobs));
        subscribe(bob, topic("alice", "dev/+"));
        assertEquals(shown.get(1), next(bobs));
        subscribe(bob, topic("alice", "pr/+"));
        assertEquals(shown.get(2), next(bobs));
    }

    @Test
    void whatEveForgesNeverArrives() {
        Mqtt5BlockingClient eve = enter("eve");
        subscribe(bob, topic("bob", "#"));
        subscribe(bob, topic("alice", "pr/+"));
        subscribe(bob, topic("alice", "card"));

        for (String topic : List.of(
                topic("bob", "in/d1/" + address("alice")),
                topic("bob", "bl/d1/" + address("alice")),
                topic("bob", "req/" + address("alice")),
                topic("bob", "in/d1"),
                topic("bob", "pr/d1"),
                topic("bob", "card"),
                topic("alice", "pr/d1"),
                topic("alice", "card"))) {
            publish(eve, topic, "forged");
            retain(eve, topic, "forged");
        }

        publish(eve, topic("bob", "in/d1/" + address("eve")), "in her own name");
        assertEquals("in her own name", next(bobs));
        eve.disconnect();
    }

    @Test
    void whatEveListensToSheNeverHears() {
        List<String> filters = List.of(
                "#",
                "hearth/#",
                "hearth/v1/u/+/in/+/+",
                topic("bob", "#"),
                topic("bob", "in/#"),
                topic("bob", "in/d1/" + address("alice")),
                topic("bob", "in/d1/" + address("eve")),
                topic("bob", "bl/d1/+"),
                topic("bob", "req/+"),
                "$share/eve/" + topic("bob", "#"),
                "$share/eve/" + topic("bob", "in/d1/" + address("alice")));
        subscribe(bob, topic("bob", "#"));
        for (String filter : filters) {
            Mqtt5BlockingClient eve = enter("eve");
            try (Mqtt5BlockingClient.Mqtt5Publishes heard = eve.publishes(MqttGlobalPublishFilter.ALL)) {
                boolean stays = tries(() -> subscribe(eve, filter));

                publish(alice, topic("bob", "in/d1/" + address("alice")), filter);
                assertEquals(filter, next(bobs));

                if (stays) {
                    // What she hears in her own place comes after what she should not have heard.
                    subscribe(eve, topic("eve", "own"));
                    publish(eve, topic("eve", "own"), "nothing before");
                    assertEquals("nothing before", next(heard), filter);
                    eve.disconnect();
                }
            }
        }
    }

    @Test
    void willOfEveInThePlaceOfAnotherIsNeverSent() throws Exception {
        subscribe(bob, topic("alice", "pr/+"));
        subscribe(bob, topic("eve", "pr/+"));

        enterAndVanish("eve", topic("alice", "pr/d1"));
        assertTrue(enterAndVanish("eve", topic("eve", "pr/e1")));

        assertEquals("lost", next(bobs));
        assertTrue(bobs.receiveNow().isEmpty());
    }

    protected String topic(String owner, String below) {
        return "hearth/v1/u/" + address(owner) + "/" + below;
    }

    /// Whether the client is still connected afterwards.
    private static boolean tries(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (Mqtt5SubAckException refused) {
            return true;
        } catch (RuntimeException cutOff) {
            return false;
        }
    }

    private static void subscribe(Mqtt5BlockingClient client, String filter) {
        client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    private static void publish(Mqtt5BlockingClient client, String topic, String text) {
        send(client, topic, text, false);
    }

    private static void retain(Mqtt5BlockingClient client, String topic, String text) {
        send(client, topic, text, true);
    }

    /// Whatever the broker answers.
    private static void send(Mqtt5BlockingClient client, String topic, String text, boolean retain) {
        try {
            client.publish(Mqtt5Publish.builder()
                    .topic(topic)
                    .payload(text.getBytes(StandardCharsets.UTF_8))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(retain)
                    .build());
        } catch (Mqtt5PubAckException refused) {
            assertTrue(client.getState().isConnected());
        }
    }

    private static String next(Mqtt5BlockingClient.Mqtt5Publishes publishes) {
        try {
            return new String(
                    publishes
                            .receive(PATIENCE_S, TimeUnit.SECONDS)
                            .orElseThrow(() -> new AssertionError("nothing came"))
                            .getPayloadAsBytes(),
                    StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
