package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.hearth.core.delivery.Pace;
import chat.hearth.core.transport.NetworkChoice;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Eve, who has a user of her own on a Mosquitto with the rules of docs/brokers.md, has learned the client id of Bob's
/// device and connects with it. Mosquitto lets her, and gives her his session, until he comes back and takes it again.
@SuppressWarnings("NullAway.Init") // set before each test
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StolenClientIdTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Pace QUICK = Pace.NORMAL.dividedBy(10);

    @TempDir
    Path folder;

    private Mosquitto broker;
    private Someone alice;
    private Someone bob;

    @BeforeEach
    void meet() throws IOException {
        broker = Mosquitto.in(folder)
                .users(Map.of("alice", "a", "bob", "b", "eve", "e"))
                .rules(Document.rules().toArray(new String[0]))
                .start();
        alice = new Someone("Alice", as("alice", "a"), QUICK);
        bob = new Someone("Bob", as("bob", "b"), QUICK);
        Await.within(LIMIT, "both are connected", () -> alice.isUp() && bob.isUp());
        bob.meet(alice);
    }

    @AfterEach
    void part() {
        try {
            alice.close();
            bob.close();
        } finally {
            broker.close();
        }
    }

    @Test
    void thiefReadsNothingAndTakesNothingForGood() {
        bob.write(alice, "before");
        Await.within(LIMIT, "it is delivered", () -> bob.delivered() == 1);
        List<String> written =
                IntStream.rangeClosed(1, 20).mapToObj(i -> "canary " + i).toList();
        Mqtt5BlockingClient eve = MqttClient.builder()
                .useMqttVersion5()
                .identifier(bob.clientId())
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking();
        List<Mqtt5Publish> stolen;
        try (Mqtt5BlockingClient.Mqtt5Publishes hers = eve.publishes(MqttGlobalPublishFilter.ALL)) {
            eve.connectWith()
                    .cleanStart(false)
                    .sessionExpiryInterval(3600)
                    .simpleAuth()
                    .username("eve")
                    .password("e".getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth()
                    .send();
            written.forEach(text -> alice.write(bob, text));
            Await.within(LIMIT, "all are delivered all the same", () -> alice.delivered() == written.size());
            stolen = received(hers);
        }

        stolen.forEach(each ->
                assertFalse(new String(each.getPayloadAsBytes(), StandardCharsets.ISO_8859_1).contains("canary")));
        assertEquals(written, bob.shown());
        Await.within(LIMIT, "Bob is back", bob::isUp);
    }

    private static List<Mqtt5Publish> received(Mqtt5BlockingClient.Mqtt5Publishes hers) {
        return Stream.generate(hers::receiveNow)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    private NetworkChoice as(String user, String password) {
        return new NetworkChoice.Broker(broker.uri(), Optional.of(user), Optional.of(password));
    }
}
