package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.SealedPresence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailOnBackgroundError.class)
class SealedConversationTest {
    private final AliceAndBob both = new AliceAndBob();
    private final Person alice = both.alice;
    private final Person bob = both.bob;
    private final List<Publication> published = new ArrayList<>();

    @Test
    void nothingThatAnybodyWroteOrIsCalledIsReadable() {
        listen();
        both.befriend(alice, bob);
        bob.write(alice, "the canary sings");
        alice.write(bob, "at midnight");
        both.settle();

        assertEquals(List.of("the canary sings", "at midnight"), alice.texts(bob));
        for (Publication each : published) {
            String readable = new String(each.payload().toArray(), StandardCharsets.ISO_8859_1);
            for (String secret : List.of("canary", "midnight", "Alice", "Bob")) {
                assertFalse(
                        readable.contains(secret),
                        () -> secret + " in " + each.mailbox().path());
            }
        }
    }

    @Test
    void everythingForAContactIsOfTheStrongestSuite() {
        listen();
        both.befriend(alice, bob);
        bob.write(alice, "Hello");
        both.settle();

        List<Integer> suites = published.stream()
                .filter(each ->
                        each.mailbox() instanceof Mailbox.InboxOf || each.mailbox() instanceof Mailbox.RequestTo)
                .filter(each -> !each.payload().isEmpty())
                .map(each -> Envelope.decode(each.payload()).suite())
                .distinct()
                .toList();
        assertEquals(List.of(2), suites);
        assertEquals(2, alice.contact(bob).orElseThrow().assurance().suite());
    }

    @Test
    void requestDoesNotTellWhoAsks() {
        listen();
        bob.add(alice.invitation());
        both.settle();

        Publication request = published.stream()
                .filter(each -> each.mailbox() instanceof Mailbox.RequestTo)
                .filter(each -> !each.payload().isEmpty())
                .findFirst()
                .orElseThrow();
        String readable = new String(request.payload().toArray(), StandardCharsets.ISO_8859_1);
        String key = new String(bob.account().identity().verifyKey().raw().toArray(), StandardCharsets.ISO_8859_1);
        assertFalse(readable.contains(bob.id().value()));
        assertFalse(readable.contains(key));
    }

    @Test
    void conversationGoesOnAfterBothWereKilled() {
        both.befriend(alice, bob);
        bob.write(alice, "before");
        both.settle();

        alice.kill();
        bob.kill();
        alice.start();
        bob.start();
        bob.write(alice, "after");
        both.pass(Duration.ofSeconds(10));
        alice.write(bob, "indeed");
        both.pass(Duration.ofSeconds(10));

        assertEquals(List.of("before", "after", "indeed"), alice.texts(bob));
        assertEquals(List.of("before", "after", "indeed"), bob.texts(alice));
    }

    /// Each sentence needs a key of its own, and the store has to know first.
    @Test
    void noKeyIsUsedThatTheStoreDoesNotKnowAsUsed() {
        both.befriend(alice, bob);
        listen();
        bob.store().hold();
        IntStream.range(0, 100).forEach(i -> bob.session().send(bob.with(alice), "no " + i));
        both.settle();
        int early = envelopes();
        bob.kill();
        bob.start();
        bob.write(alice, "first");
        both.pass(Duration.ofSeconds(10));

        assertEquals(0, early);
        assertEquals(List.of("first"), alice.texts(bob));
    }

    @Test
    void sessionThatCouldNotBeStoredIsTakenUpAgain() {
        both.befriend(alice, bob);
        bob.write(alice, "one");
        both.settle();

        alice.store().failWith(StoreException.Why.FULL);
        bob.write(alice, "two");
        bob.write(alice, "three");
        both.pass(Duration.ofSeconds(3));
        alice.store().recover();
        both.pass(Duration.ofSeconds(30));
        bob.write(alice, "four");
        alice.write(bob, "five");
        both.pass(Duration.ofSeconds(30));

        assertEquals(List.of("one", "two", "three", "four", "five"), alice.texts(bob));
        assertEquals(List.of("one", "two", "three", "four", "five"), bob.texts(alice));
    }

    @Test
    void recordedDayPlayedAgainChangesNothing() {
        listen();
        both.befriend(alice, bob);
        bob.write(alice, "one");
        alice.write(bob, "two");
        both.settle();
        bob.write(alice, "three");
        both.settle();
        Raw broker = new Raw(both.core, both.network, both.another("Mallory").account());

        for (Publication each : List.copyOf(published)) {
            if (each.mailbox() instanceof Mailbox.InboxOf || each.mailbox() instanceof Mailbox.RequestTo) {
                broker.put(each.mailbox(), each.payload());
            }
        }
        both.settle();
        bob.write(alice, "four");
        alice.write(bob, "five");
        both.settle();

        assertEquals(List.of("one", "two", "three", "four", "five"), alice.texts(bob));
        assertEquals(List.of("one", "two", "three", "four", "five"), bob.texts(alice));
        assertTrue(bob.delivery(alice, "four") instanceof Delivery.Delivered);
    }

    @Test
    void changedEnvelopesAreDroppedAndTheRestArrives() {
        both.befriend(alice, bob);
        listen();
        bob.write(alice, "right");
        both.settle();
        Publication right = published.stream()
                .filter(each -> alice.receivesAt(each.mailbox()))
                .findFirst()
                .orElseThrow();
        Raw broker = new Raw(both.core, both.network, both.another("Mallory").account());
        for (int i = 0; i < right.payload().size(); i += 7) {
            byte[] bytes = right.payload().toArray();
            bytes[i] ^= 1;
            broker.put(right.mailbox(), Bytes.copyOf(bytes));
        }
        bob.write(alice, "still right");
        both.settle();

        assertEquals(List.of("right", "still right"), alice.texts(bob));
    }

    @Test
    void longTimeWithoutAnAnswerNeedsNoNewSession() {
        both.befriend(alice, bob);
        alice.quit();
        IntStream.range(0, 300).forEach(i -> bob.write(alice, "text " + i));
        both.settle();
        bob.quit();
        both.pass(Duration.ofDays(16));
        bob.start();
        alice.start();
        both.pass(Duration.ofMinutes(1));

        assertEquals(IntStream.range(0, 300).mapToObj(i -> "text " + i).toList(), alice.texts(bob));
        assertNotEquals(Optional.empty(), alice.contact(bob));
    }

    @Test
    void whoeverIsBlockedDoesNotSeeAnyMoreThatOneIsThere() {
        Person carol = both.another("Carol");
        both.befriend(alice, bob);
        both.befriend(alice, carol);
        Bytes before = alice.account().presenceKey();

        alice.session().block(bob.id());
        both.settle();
        both.pass(Duration.ofMinutes(4));

        assertEquals(new Presence.Online(), carol.presence(alice));
        assertNotEquals(new Presence.Online(), bob.presence(alice));
        alice.restart();
        assertNotEquals(before, alice.account().presenceKey());
    }

    @Test
    void presenceIsSealed() {
        listen();
        both.befriend(alice, bob);
        both.settle();

        published.stream()
                .filter(each -> each.mailbox() instanceof Mailbox.PresenceOf)
                .filter(each -> !each.payload().isEmpty())
                .forEach(each -> SealedPresence.decode(each.payload()));
        assertEquals(new Presence.Online(), bob.presence(alice));
    }

    @Test
    void sessionWhoseMessagesDoNotOpenIsBegunAnewOnceAnHour() {
        both.befriend(alice, bob);
        bob.write(alice, "one");
        alice.write(bob, "two");
        both.settle();
        listen();
        bob.write(alice, "three");
        both.settle();
        Publication right = published.stream()
                .filter(each -> alice.receivesAt(each.mailbox()))
                .findFirst()
                .orElseThrow();
        Raw broker = new Raw(both.core, both.network, both.another("Mallory").account());

        forge(broker, right, 3);
        long begun = initsFor(bob);
        forge(broker, right, 9);
        long soon = initsFor(bob);
        bob.write(alice, "four");
        alice.write(bob, "five");
        both.settle();
        both.pass(BrokenSessions.REST);
        forge(broker, right, 3);

        assertEquals(1, begun);
        assertEquals(1, soon);
        assertEquals(2, initsFor(bob));
        assertEquals(List.of("one", "two", "three", "four", "five"), alice.texts(bob));
        assertEquals(List.of("one", "two", "three", "four", "five"), bob.texts(alice));
    }

    private void forge(Raw broker, Publication right, int times) {
        for (int i = 0; i < times; i++) {
            Envelope envelope = Envelope.decode(right.payload());
            Bytes header = envelope.header().orElseThrow();
            Bytes later = Bytes.join(header.slice(0, 36), Bytes.ofHex("%08x".formatted(1_000 + i)));
            broker.put(
                    right.mailbox(),
                    new Envelope(
                                    envelope.kind(),
                                    envelope.suite(),
                                    envelope.session(),
                                    Optional.of(later),
                                    envelope.content())
                            .encode());
        }
        both.settle();
    }

    private long initsFor(Person to) {
        return published.stream()
                .filter(each -> to.receivesAt(each.mailbox()))
                .map(each -> Envelope.decode(each.payload()))
                .filter(each -> each.kind() == Envelope.Kind.INIT)
                .map(each -> each.header().orElseThrow())
                .distinct()
                .count();
    }

    @Test
    void bothSeeTheSameSafetyNumberAndOneCanSaySo() {
        both.befriend(alice, bob);

        SafetyNumber here = alice.await(alice.session().safetyNumber(bob.id())).orElseThrow();
        SafetyNumber there = bob.await(bob.session().safetyNumber(alice.id())).orElseThrow();
        alice.session().setVerified(bob.id(), true);
        Instant then = both.core.instant();
        both.settle();
        alice.restart();

        assertEquals(here.digits(), there.digits());
        assertTrue(here.matches(there.forQr()));
        assertEquals(
                new Trust.Verified(then),
                alice.contact(bob).orElseThrow().assurance().trust());
        assertEquals(
                Trust.INTRODUCED, bob.contact(alice).orElseThrow().assurance().trust());
    }

    private int envelopes() {
        return (int) published.stream()
                .filter(each -> alice.receivesAt(each.mailbox()))
                .count();
    }

    private void listen() {
        both.network.judgeBy(publication -> {
            published.add(publication);
            return Optional.empty();
        });
    }
}
