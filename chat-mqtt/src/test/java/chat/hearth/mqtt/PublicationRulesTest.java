package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Publication;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What this side does with publications, on a broker that says what the test wants.
class PublicationRulesTest {
    private final ScriptedBroker broker = ScriptedBroker.start();

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void atMostFiftyPublicationsAreUnderWayAndTheRestWaits() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.onPublish(_ -> Optional.empty());

            List<CompletableFuture<Outcome>> answers = publishMany(alice, 80);

            Await.within(Peer.LIMIT, "fifty", () -> messages() == 50);
            broker.hangUp();
            answers.forEach(answer -> assertEquals(Outcome.LINK_LOST, Peer.get(answer)));
            assertEquals(50, messages());
        }
    }

    @Test
    void publicationsLeaveInTheOrderOfTheCalls() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            List<Mailbox> slots = IntStream.range(0, 1_000)
                    .<Mailbox>mapToObj(i -> alice.inboxFor("slot" + i))
                    .toList();

            slots.stream().map(slot -> alice.begin(slot, "x")).toList().forEach(Peer::get);

            assertEquals(
                    slots.stream().map(slot -> "hearth/v1/" + slot.path()).toList(),
                    broker.publishes.stream()
                            .filter(topic -> topic.contains("/in/"))
                            .toList());
        }
    }

    @Test
    void publicationDoesNotOvertakeAnEarlierSubscription() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.heard.clear();
            List<String> topics = IntStream.range(0, 20)
                    .mapToObj(i -> "hearth/v1/" + alice.inboxFor("slot" + i).path())
                    .toList();

            alice.run(port -> IntStream.range(0, 20).forEach(i -> {
                port.watch(alice.watchFor("slot" + i));
                port.publish(Publication.lasting(alice.inboxFor("slot" + i), Bytes.utf8("x")));
            }));

            Await.within(Peer.LIMIT, "everything", () -> broker.heard.size() == 40);
            for (String topic : topics) {
                assertTrue(broker.heard.indexOf("subscribe " + topic) < broker.heard.indexOf("publish " + topic));
            }
        }
    }

    @Test
    void windowIsTheReceiveMaximumOfTheBroker() {
        broker.connAck("2006000003210003");
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.onPublish(_ -> Optional.empty());

            List<CompletableFuture<Outcome>> answers = publishMany(alice, 10);

            Await.within(Peer.LIMIT, "three", () -> messages() == 3);
            broker.hangUp();
            answers.forEach(answer -> assertEquals(Outcome.LINK_LOST, Peer.get(answer)));
            assertEquals(3, messages());
        }
    }

    @Test
    void nothingUnansweredIsSentAgainByTheTransportItself() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.onPublish(_ -> Optional.empty());
            CompletableFuture<Outcome> answer = alice.begin(alice.inboxFor("bob"), "once");
            Await.within(Peer.LIMIT, "it", () -> messages() == 1);

            broker.hangUp();
            alice.awaitSessions(2);
            broker.onPublish(_ -> Optional.of("4002IIII"));

            assertEquals(Outcome.ACCEPTED, alice.publish(new Mailbox.CardOf(alice.address()), "card"));
            assertEquals(Outcome.LINK_LOST, Peer.get(answer));
            assertEquals(1, messages());
        }
    }

    @Test
    void publicationBeforeTheFirstConnectionIsLostAtOnce() {
        try (Peer alice = Peer.at(broker.port())) {
            assertEquals(Outcome.LINK_LOST, alice.publish(alice.inboxFor("bob"), "early"));
        }
    }

    @Test
    void answersOfTheBrokerAreToldAsTheyAre() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            assertEquals(
                    List.of(
                            Outcome.ACCEPTED,
                            Outcome.NOBODY_THERE,
                            Outcome.NOT_AUTHORIZED,
                            Outcome.QUOTA_EXCEEDED,
                            Outcome.REFUSED,
                            Outcome.REFUSED),
                    List.of(
                            answer(alice, "00"),
                            answer(alice, "10"),
                            answer(alice, "87"),
                            answer(alice, "97"),
                            answer(alice, "80"),
                            answer(alice, "99")));
            assertTrue(alice.link().isUp());
        }
    }

    @Test
    void lastValueIsKeptThoughNobodyListens() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            broker.onPublish(_ -> Optional.of("4003IIII10"));

            assertEquals(Outcome.ACCEPTED, alice.publish(new Mailbox.CardOf(alice.address()), "card"));
        }
    }

    @Test
    void publicationThatBreaksTheConnectionTwiceIsGivenUpAndNothingElse() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            Mailbox poison = alice.inboxFor("poison");
            broker.onPublish(topic -> Optional.of(topic.endsWith("poison") ? "e00183" : "4002IIII"));

            Outcome first = alice.publish(poison, "x");
            alice.awaitSessions(2);
            Outcome second = alice.publish(poison, "x");
            alice.awaitSessions(3);
            Outcome third = alice.publish(poison, "x");

            assertEquals(List.of(Outcome.LINK_LOST, Outcome.LINK_LOST, Outcome.REFUSED), List.of(first, second, third));
            assertEquals(Outcome.ACCEPTED, alice.publish(alice.inboxFor("bob"), "fine"));
            assertTrue(alice.link().isUp());
        }
    }

    @Test
    void publicationThatIsClosedUponWithoutAWordIsGivenUpAtTheThirdTime() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            Mailbox poison = alice.inboxFor("poison");
            broker.onPublish(topic -> Optional.of(topic.endsWith("poison") ? "close" : "4002IIII"));

            for (int session = 2; session <= 4; session++) {
                assertEquals(Outcome.LINK_LOST, alice.publish(poison, "x"));
                alice.awaitSessions(session);
            }

            assertEquals(Outcome.REFUSED, alice.publish(poison, "x"));
            assertTrue(alice.link().isUp());
        }
    }

    private Outcome answer(Peer alice, String code) {
        broker.onPublish(_ -> Optional.of("4003IIII" + code));
        return alice.publish(alice.inboxFor("bob"), "x");
    }

    private static List<CompletableFuture<Outcome>> publishMany(Peer alice, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> alice.begin(
                        new Publication(alice.inboxFor("bob"), Bytes.utf8("message " + i), Duration.ofDays(1))))
                .toList();
    }

    private long messages() {
        return broker.publishes.stream().filter(topic -> topic.contains("/in/")).count();
    }
}
