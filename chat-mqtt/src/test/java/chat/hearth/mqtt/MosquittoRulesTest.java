package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Watch;
import com.hivemq.client.mqtt.MqttClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What this side makes of the rules and limits of a real broker.
class MosquittoRulesTest {
    /// Those that docs/brokers.md tells people to use.
    private static final String[] BY_SENDER = Document.rules().toArray(String[]::new);

    @TempDir
    Path folder;

    @Test
    void wrongPasswordIsRefusedOnceAndNotTriedAgain() {
        try (Mosquitto broker =
                        Mosquitto.in(folder).users(Map.of("alice", "right")).start();
                FaultProxy proxy = FaultProxy.before(broker.port());
                Peer alice =
                        Peer.at(Peer.broker(proxy.port(), "alice", "wrong")).open()) {
            assertEquals(Link.Why.WRONG_PASSWORD, alice.awaitRefused().why());

            Await.pass(Duration.ofMillis(1_500));
            assertEquals(1, proxy.connections());
        }
    }

    @Test
    void missingLoginIsNotAuthorized() {
        try (Mosquitto broker =
                        Mosquitto.in(folder).users(Map.of("alice", "right")).start();
                Peer alice = Peer.at(broker.port()).open()) {
            assertEquals(Link.Why.NOT_AUTHORIZED, alice.awaitRefused().why());
        }
    }

    @Test
    void uidIsTheAddressWhereItIsTheUserName() {
        Account account = Peer.somebody();
        String uid = account.peer().value();
        try (Mosquitto broker = Mosquitto.in(folder)
                        .users(Map.of(uid, "code"))
                        .rules(BY_SENDER)
                        .start();
                Peer alice = Peer.at(joining(broker, "code"), account).up()) {
            assertEquals(new Place(new Address(uid), Place.Rules.BY_SENDER), alice.place());
        }
    }

    @Test
    void userNameIsTheAddressWhereTheRulesGoByIt() {
        try (Mosquitto broker = Mosquitto.in(folder)
                        .users(Map.of("alice", "a", "bob", "b"))
                        .rules(BY_SENDER)
                        .start();
                Peer alice = Peer.at(Peer.broker(broker.port(), "alice", "a"));
                Peer bob = Peer.at(Peer.broker(broker.port(), "bob", "b")).up()) {
            Address address = new Address("alice");
            var inbox = new Mailbox.InboxOf(address, alice.account.device(), new Slot("bob"));
            alice.watch(new Watch.Inbox(address, alice.account.device(), inbox.slot()));
            alice.up();
            // Until the subscription is there, the broker says that nobody is.
            alice.publish(inbox, "watching");
            alice.awaitText(inbox, "watching");

            Outcome allowed = bob.publish(inbox, "hello");
            Outcome forged = bob.publish(new Mailbox.InboxOf(address, alice.account.device(), new Slot("eve")), "x");

            assertEquals(new Place(address, Place.Rules.BY_SENDER), alice.place());
            assertEquals(List.of(Outcome.ACCEPTED, Outcome.NOT_AUTHORIZED), List.of(allowed, forged));
            alice.awaitText(inbox, "hello");
            assertTrue(bob.link().isUp());
        }
    }

    @Test
    void rulesWithoutAPlaceAreRefused() {
        try (Mosquitto broker = Mosquitto.in(folder)
                        .users(Map.of("alice", "a"))
                        .rules("topic read hearth/v1/#")
                        .start();
                Peer alice = Peer.at(Peer.broker(broker.port(), "alice", "a")).open()) {
            assertEquals(Link.Why.NO_PLACE, alice.awaitRefused().why());
        }
    }

    @Test
    void placeThatMayBeWrittenButNotReadIsNone() {
        try (Mosquitto broker = Mosquitto.in(folder)
                        .users(Map.of("alice", "a"))
                        .rules("pattern write hearth/v1/u/%u/#")
                        .start();
                Peer alice = Peer.at(Peer.broker(broker.port(), "alice", "a")).open()) {
            assertEquals(Link.Why.NO_PLACE, alice.awaitRefused().why());
        }
    }

    @Test
    void userNameUnderWhichSomebodyElseLivesIsNoPlace() {
        try (Mosquitto broker = Mosquitto.in(folder)
                        .users(Map.of("alice", "a"))
                        .rules(BY_SENDER)
                        .start();
                Peer first = Peer.at(Peer.broker(broker.port(), "alice", "a")).up()) {
            first.publish(new Mailbox.CardOf(new Address("alice")), "a card of another");

            try (Peer second = Peer.at(Peer.broker(broker.port(), "alice", "a")).open()) {
                assertEquals(Link.Why.NO_PLACE, second.awaitRefused().why());
            }
        }
    }

    @Test
    void brokerThatKeepsNothingRefusesLastValuesAndTheLinkStays() {
        try (Mosquitto broker =
                        Mosquitto.in(folder).with("retain_available false").start();
                Peer alice = Peer.at(broker.port())) {
            alice.watch(alice.watchFor("bob"));
            alice.up();

            assertEquals(Outcome.REFUSED, alice.publish(new Mailbox.CardOf(alice.address()), "card"));
            assertEquals(Outcome.ACCEPTED, alice.publish(alice.inboxFor("bob"), "message"));
            assertEquals(1, alice.sessions());
        }
    }

    @Test
    void packetAboveTheLimitOfTheBrokerIsTooLargeAndTheLinkStays() {
        try (Mosquitto broker =
                        Mosquitto.in(folder).with("max_packet_size 2000").start();
                Peer alice = Peer.at(broker.port())) {
            alice.watch(alice.watchFor("bob"));
            alice.up();

            assertEquals(Outcome.TOO_LARGE, alice.publish(alice.inboxFor("bob"), "x".repeat(3_000)));
            assertEquals(Outcome.ACCEPTED, alice.publish(alice.inboxFor("bob"), "small"));
            assertEquals(1, alice.sessions());
        }
    }

    @Test
    void inboxThatThrowsDoesNotStopWhatFollows() {
        try (Mosquitto broker = Mosquitto.start(folder);
                Peer alice = Peer.at(broker.port())) {
            alice.watch(alice.watchFor("bob"));
            alice.handling(packet -> {
                if (Peer.text(packet).equals("bad")) {
                    throw new IllegalStateException("as a test wants it");
                }
                packet.acknowledge();
            });
            alice.up();

            List.of("bad", "good").forEach(text -> alice.publish(alice.inboxFor("bob"), text));

            alice.awaitText(alice.inboxFor("bob"), "good");
            assertTrue(alice.link().isUp());
        }
    }

    @Test
    void foreignTopicIsDroppedAndAcknowledged() {
        try (Mosquitto broker = Mosquitto.start(folder);
                Peer alice = Peer.at(broker.port());
                Peer bob = Peer.at(broker.port()).up()) {
            alice.watch(new Watch.Presence(bob.address()));
            alice.up();

            var stranger = MqttClient.builder()
                    .useMqttVersion5()
                    .serverPort(broker.port())
                    .buildBlocking();
            stranger.connect();
            stranger.publishWith()
                    .topic("hearth/v1/u/" + bob.address() + "/pr/NOT-A-DEVICE")
                    .send();
            stranger.disconnect();
            bob.publish(bob.presence(), "online");

            alice.awaitText(bob.presence(), "online");
            assertEquals(1, alice.packets.size());
        }
    }

    @Test
    void acknowledgingTwiceOrAfterTheLinkHasGoneDoesNoHarm() {
        try (Mosquitto broker = Mosquitto.start(folder);
                FaultProxy proxy = FaultProxy.before(broker.port());
                Peer alice = Peer.at(proxy.port())) {
            alice.watch(alice.watchFor("bob"));
            alice.handling(_ -> {});
            alice.up();
            alice.publish(alice.inboxFor("bob"), "one");
            alice.awaitText(alice.inboxFor("bob"), "one");

            proxy.cut();
            alice.awaitDown();
            Packet old = alice.packets.getFirst();
            old.acknowledge();
            old.acknowledge();

            Await.within(Peer.LIMIT, "it to come again", () -> alice.packets.size() == 2);
        }
    }

    @Test
    void publicationsWhileABrokerIsAwayKeepNoMemoryAndFailAtOnce() {
        try (Mosquitto broker = Mosquitto.start(folder);
                Peer alice = Peer.at(broker.port()).up()) {
            broker.kill();
            alice.awaitDown();

            List<CompletableFuture<Outcome>> answers = IntStream.range(0, 10_000)
                    .mapToObj(i -> alice.begin(Publication.lasting(alice.inboxFor("bob"), Bytes.utf8("" + i))))
                    .toList();

            answers.forEach(answer -> assertEquals(Outcome.LINK_LOST, Peer.get(answer)));
        }
    }

    @Test
    void unknownHostAndRefusedPortAreTriedAgainAndNamed() {
        NetworkChoice.Broker nowhere = new NetworkChoice.Broker(
                URI.create("mqtt://no-such-host.invalid:1883"), Optional.empty(), Optional.empty());
        try (Peer lost = Peer.at(nowhere).open();
                Peer early = Peer.at(Mosquitto.freePort()).open()) {
            assertEquals(Link.Why.UNKNOWN_HOST, lost.awaitDown().why());
            assertEquals(Link.Why.CONNECTION_REFUSED, early.awaitDown().why());
            assertTrue(early.awaitDown().nextAttempt().isAfter(early.awaitDown().since()));
        }
    }

    @Test
    void retryNowDoesNotWaitForTheNextAttempt() {
        try (Mosquitto broker = Mosquitto.start(folder);
                FaultProxy proxy = FaultProxy.before(broker.port());
                Peer alice = Peer.at(proxy.port()).up()) {
            proxy.sever();
            // The next one comes after 1.6 s at the earliest.
            alice.awaitLink("five attempts", link -> link instanceof Link.Down down && down.attempt() == 5);
            Link.Down down = alice.awaitDown();
            proxy.mend();

            alice.retryNow();
            alice.awaitUp();

            assertTrue(upSince(alice).isBefore(down.nextAttempt()));
        }
    }

    /// Whoever asks does not know how far the attempt has come that is under way.
    @Test
    void retryNowDuringAnAttemptThatFailsTriesAgainAtOnce() {
        try (Mosquitto broker = Mosquitto.start(folder);
                FaultProxy proxy = FaultProxy.before(broker.port());
                Peer alice = Peer.at(proxy.port()).up()) {
            int before = proxy.connections();
            proxy.stall();
            proxy.cut();
            Await.within(Peer.LIMIT, "an attempt", () -> proxy.connections() > before);

            alice.retryNow();
            proxy.cut();
            proxy.mend();
            alice.awaitUp();

            Link.Down down = alice.lastDown();
            assertEquals(1, down.attempt());
            assertFalse(down.nextAttempt().isAfter(alice.toldAt(down)));
        }
    }

    private static Instant upSince(Peer peer) {
        return ((Link.Up) peer.link()).since();
    }

    private static NetworkChoice joining(Mosquitto broker, String code) {
        return new NetworkChoice.Broker(broker.uri(), Optional.empty(), Optional.of(code));
    }
}
