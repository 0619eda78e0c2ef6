package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.Slot;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What this side does about the connection, whatever a broker does, on a broker that says what the test wants.
class BrokerRulesTest {
    private final ScriptedBroker broker = ScriptedBroker.start();

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void connectAsksForWhatTheProtocolSays() {
        try (Peer alice =
                Peer.at(broker.port()).willDelay(Duration.ofSeconds(5)).up()) {
            byte[] connect = broker.connects.getLast();
            String text = new String(connect, StandardCharsets.ISO_8859_1);

            // Will with QoS 1, retained; no clean start.
            assertEquals(0x2c, connect[7] & 0xff);
            assertEquals(12, connect[9]);
            // Session expiry of 20 days and a greatest packet of 1 MiB; no receive maximum (0x21).
            assertEquals("0a" + "11001a5e00" + "2700100000", hex(connect, 10, 21));
            assertTrue(text.contains(alice.account.clientId()));
            // Will delay of 5 s, expiry of 20 days, content type.
            assertTrue(hex(connect, 0, connect.length).contains("1800000005"));
            assertTrue(hex(connect, 0, connect.length).contains("02001a5e00"));
            assertTrue(text.contains("application/hearth1"));
        }
    }

    @Test
    void twoCutsMakeThreeWillsEachWithItsOwnSession() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.hangUp();
            alice.awaitSessions(2);
            broker.hangUp();
            alice.awaitSessions(3);

            assertEquals(List.of("lost 1", "lost 2", "lost 3"), wills());
        }
    }

    @Test
    void placeIsProbedOnceAndNotAtEveryReconnect() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.hangUp();
            alice.awaitSessions(2);

            assertEquals(
                    1,
                    broker.publishes.stream()
                            .filter(topic -> topic.endsWith("/pr/x"))
                            .count());
            assertEquals(3, broker.connects.size());
        }
    }

    @Test
    void keptValuesAreSubscribedAtQos0AfterEveryConnectAndInboxesAtQos1() {
        try (Peer alice = Peer.at(broker.port())) {
            alice.watch(new Watch.Card(alice.address()));
            alice.watch(new Watch.Presence(alice.address()));
            alice.watch(new Watch.Requests(alice.address()));
            alice.watch(alice.watchFor("bob"));
            alice.watch(new Watch.Muted(alice.address(), alice.account.device(), new Slot("eve")));
            alice.up();
            broker.hangUp();
            alice.awaitSessions(2);
            Await.within(Peer.LIMIT, "two subscriptions", () -> broker.subscribes.size() == 2);

            String root = "hearth/v1/u/" + alice.address();
            List<String> filters = List.of(
                    root + "/card 0 0",
                    root + "/pr/+ 0 0",
                    root + "/req/+ 0 0",
                    root + "/in/" + alice.account.device() + "/bob 1 0",
                    root + "/in/" + alice.account.device() + "/eve 0 0");
            assertEquals(List.of(filters, filters), broker.subscribes);
        }
    }

    @Test
    void filtersGoInBatchesOfFifty() {
        try (Peer alice = Peer.at(broker.port())) {
            IntStream.range(0, 120).forEach(i -> alice.watch(alice.watchFor("slot" + i)));

            alice.up();

            Await.within(Peer.LIMIT, "all batches", () -> broker.subscribes.size() == 3);
            assertEquals(
                    List.of(50, 50, 20),
                    broker.subscribes.stream().map(List::size).toList());
        }
    }

    @Test
    void sessionTakenOverStopsAtOnce() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.onPublish(_ -> Optional.of("e0018e"));

            assertEquals(Outcome.LINK_LOST, alice.publish(alice.inboxFor("bob"), "x"));

            assertEquals(Link.Why.TAKEN_OVER, alice.awaitRefused().why());
        }
    }

    @Test
    void threeQuickClosesAfterConnackAreATakeover() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.hangUp();
            alice.awaitSessions(2);
            broker.hangUp();
            alice.awaitSessions(3);
            broker.hangUp();

            assertEquals(Link.Why.TAKEN_OVER, alice.awaitRefused().why());
            alice.retryNow();
            alice.awaitSessions(4);
        }
    }

    @Test
    void refusalsInTheConnackStopAndAsk() {
        assertEquals(Link.Why.WRONG_PASSWORD, refusal("2003008600"));
        assertEquals(Link.Why.NOT_AUTHORIZED, refusal("2003008700"));
        assertEquals(Link.Why.BANNED, refusal("2003008a00"));
        assertEquals(Link.Why.NOT_MQTT_5, refusal("2003008400"));
    }

    @Test
    void olderMqttAndNoMqttAtAllAreTold() {
        // A CONNACK of MQTT 3.1.1 that refuses the version, and the beginning of HTTP.
        assertEquals(Link.Why.NOT_MQTT_5, refusal("20020001"));
        String http = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
                + "400 Bad Request";
        assertEquals(Link.Why.NOT_MQTT_5, refusal(HexFormat.of().formatHex(http.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void busyBrokerIsTriedAgain() {
        broker.connAck("2003008900");
        try (Peer alice = Peer.at(broker.port()).open()) {
            Link.Down down = alice.awaitDown();

            assertEquals(Link.Why.SERVER_BUSY, down.why());
            assertTrue(down.nextAttempt().isAfter(down.since()));
            broker.connAck("2003000000");
            alice.awaitUp();
        }
    }

    @Test
    void silentBrokerIsNoticedAndTheLinkGoesDown() {
        MqttSettings impatient =
                new MqttSettings("hearth/v1", Duration.ofSeconds(60), Duration.ofMillis(500), Duration.ofSeconds(2));
        try (Peer alice = Peer.at(Peer.broker(broker.port()), impatient).up()) {
            broker.onPublish(_ -> Optional.empty());

            Outcome outcome = alice.publish(alice.inboxFor("bob"), "?");

            assertEquals(Outcome.LINK_LOST, outcome);
            assertEquals(Link.Why.TIMED_OUT, alice.awaitDown().why());
        }
    }

    @Test
    void signingOffWaitsForAnAnswerTwoSecondsAndNoLonger() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.onPublish(_ -> Optional.empty());
            CompletableFuture<Outcome> unanswered = alice.begin(alice.inboxFor("bob"), "?");
            long begin = System.nanoTime();

            Peer.get(alice.beginClose());

            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(took.toMillis() >= 1_900 && took.toMillis() < 4_500, "took " + took);
            assertEquals(Outcome.LINK_LOST, Peer.get(unanswered));
            assertFalse(alice.link().isUp());
        }
    }

    private Link.Why refusal(String connAck) {
        broker.connAck(connAck);
        int before = broker.connects.size();
        try (Peer alice = Peer.at(broker.port()).open()) {
            Link.Why why = alice.awaitRefused().why();
            assertEquals(before + 1, broker.connects.size());
            return why;
        }
    }

    private List<String> wills() {
        Pattern will = Pattern.compile("lost \\d+");
        return broker.connects.stream()
                .map(connect -> will.matcher(new String(connect, StandardCharsets.ISO_8859_1)))
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    private static String hex(byte[] bytes, int from, int to) {
        return HexFormat.of().formatHex(bytes, from, to);
    }
}
