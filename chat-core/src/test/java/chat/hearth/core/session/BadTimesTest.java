package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Watch;
import chat.hearth.core.wire.CardCodec;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailOnBackgroundError.class)
class BadTimesTest {
    private final AliceAndBob both = AliceAndBob.befriended();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void whatCannotBeStoredIsNotSentAndIsStillWithTheWriter() {
        alice.store().failWith(StoreException.Why.FULL);

        CompletionException failure = assertThrows(CompletionException.class, () -> alice.write(bob, "hello"));
        both.settle();

        assertEquals(
                StoreException.Why.FULL,
                assertInstanceOf(StoreException.class, failure.getCause()).why());
        assertEquals(
                new ChatEvent.StoreFailed(StoreException.Why.FULL),
                alice.events(ChatEvent.StoreFailed.class).getFirst());
        assertEquals(List.of(), alice.texts(bob));
        assertEquals(List.of(), bob.texts(alice));
    }

    @Test
    void writingGoesOnOnceThereIsSpaceAgain() {
        alice.store().failWith(StoreException.Why.FULL);
        assertThrows(CompletionException.class, () -> alice.write(bob, "lost to the screen"));
        alice.store().recover();

        alice.write(bob, "one");
        alice.write(bob, "two");
        both.settle();

        assertEquals(List.of("one", "two"), bob.texts(alice));
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "two"));
    }

    @Test
    void whatGathersBehindACommitThatFailsFailsWithIt() {
        List<String> failed = new ArrayList<>();
        alice.store().hold();
        for (String text : List.of("one", "two", "three", "four")) {
            alice.session().send(alice.with(bob), text).exceptionally(_ -> {
                failed.add(text);
                return null;
            });
        }
        both.core.runReady();

        alice.store().failWith(StoreException.Why.FULL);
        alice.store().release();
        both.settle();
        alice.store().recover();
        alice.write(bob, "five");
        both.settle();

        assertEquals(List.of("one", "two", "three", "four"), failed);
        assertEquals(1, alice.events(ChatEvent.StoreFailed.class).size());
        assertEquals(List.of("five"), bob.texts(alice));
    }

    @Test
    void receiverWithoutSpaceAcknowledgesNothingAndTakesItLater() {
        bob.store().failWith(StoreException.Why.FULL);
        alice.write(bob, "hello");
        both.pass(Duration.ofSeconds(3));
        Delivery meanwhile = alice.delivery(bob, "hello");

        bob.store().recover();
        both.pass(Duration.ofSeconds(20));

        assertInstanceOf(Delivery.Sent.class, meanwhile);
        assertEquals(List.of("hello"), bob.texts(alice));
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "hello"));
    }

    @Test
    void commitsThatFailInTheMiddleLeaveNoTrace() {
        RandomGenerator chance = new Random(4);
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean full = chance.nextInt(3) == 0;
            if (full) {
                alice.store().failWith(StoreException.Why.FULL);
            } else {
                alice.store().recover();
            }
            String text = "message " + i;
            alice.session().send(alice.with(bob), text).thenAccept(_ -> stored.add(text));
            bob.session().send(bob.with(alice), "reply " + i);
            both.pass(Duration.ofMillis(chance.nextInt(400)));
        }
        alice.store().recover();
        both.pass(Duration.ofMinutes(3));

        List<String> arrived = bob.messages(alice).stream()
                .filter(message -> !message.isMine())
                .map(message -> message.text())
                .toList();
        assertEquals(stored, arrived);
        assertEquals(
                60,
                alice.texts(bob).stream()
                        .filter(text -> text.startsWith("reply"))
                        .count());
    }

    @Test
    void badPacketsAreDroppedAndTheReceiverGoesOn() {
        Contact bobsAlice = bob.contact(alice).orElseThrow();
        Raw eve = stranger();
        Bytes large = Bytes.copyOf(new byte[70 * 1024]);
        Mailbox inbox = new Mailbox.InboxOf(Address.of(bob.id()), bob.account().device(), bobsAlice.theirSlot());
        for (Bytes bytes : List.of(Bytes.EMPTY, Bytes.utf8("hello"), large)) {
            eve.put(inbox, bytes);
            eve.put(new Mailbox.RequestTo(Address.of(bob.id()), new Slot("eve")), bytes);
            eve.put(new Mailbox.CardOf(Address.of(alice.id())), bytes);
            eve.put(alice.presenceMailbox(), bytes);
        }

        alice.write(bob, "still here?");
        both.settle();
        bob.interrupt();
        both.pass(Duration.ofSeconds(5));

        assertEquals(List.of("still here?"), bob.texts(alice));
        assertEquals(List.of("Alice"), names(bob));
    }

    @Test
    void badPacketsDoNotStayInTheQueueOfTheBroker() {
        Contact bobsAlice = bob.contact(alice).orElseThrow();
        Mailbox inbox = new Mailbox.InboxOf(Address.of(bob.id()), bob.account().device(), bobsAlice.theirSlot());
        Raw eve = stranger();

        for (int i = 0; i < 1_200; i++) {
            eve.put(inbox, Bytes.utf8("junk " + i));
        }
        bob.cut();
        alice.write(bob, "hello");
        both.settle();
        alice.quit();
        bob.heal();
        both.settle();

        assertEquals(List.of("hello"), bob.texts(alice));
    }

    @Test
    void messageOfSomebodyElseInAContactsSlotIsNotShown() {
        Person carol = both.another("Carol");
        both.befriend(bob, carol);
        List<Bytes> envelopes = new ArrayList<>();
        Contact bobsCarol = bob.contact(carol).orElseThrow();
        Contact bobsAlice = bob.contact(alice).orElseThrow();
        Raw eve = stranger();
        eve.watch(new Watch.Inbox(Address.of(bob.id()), bob.account().device(), bobsCarol.theirSlot()));
        carol.write(bob, "from carol");
        both.settle();
        eve.packets.forEach(packet -> envelopes.add(packet.payload()));

        envelopes.forEach(bytes -> eve.put(
                new Mailbox.InboxOf(Address.of(bob.id()), bob.account().device(), bobsAlice.theirSlot()), bytes));
        envelopes.forEach(bytes -> eve.put(
                new Mailbox.InboxOf(Address.of(bob.id()), bob.account().device(), bobsCarol.theirSlot()), bytes));
        both.settle();

        assertTrue(envelopes.size() >= 1);
        assertEquals(List.of(), bob.texts(alice));
        assertEquals(List.of("from carol"), bob.texts(carol));
    }

    @Test
    void olderCopyOfAProfileDoesNotLoseWhatItWrites() {
        Snapshot old = alice.await(alice.store().load());
        alice.write(bob, "one");
        alice.write(bob, "two");
        alice.write(bob, "three");
        both.settle();

        // The profile is put back as it was before these.
        OutStream stream = old.outStreams().getFirst();
        alice.await(alice.store().commit(List.of(new Change.PutOutStream(stream))));
        alice.kill();
        alice.start();
        both.settle();
        alice.write(bob, "written after the restore");
        both.pass(Duration.ofSeconds(30));

        assertEquals(List.of("one", "two", "three", "written after the restore"), bob.texts(alice));
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "written after the restore"));
    }

    @Test
    void whatWaitsForADeviceThatIsGoneGoesToTheOneInItsPlace() {
        bob.quit();
        alice.write(bob, "hello");
        Card card = alice.contact(bob).orElseThrow().card().orElseThrow().card();
        Account other = Account.create(new DisplayName("Bob"), new SecureRandom());
        Device device = new Device(
                other.device(), other.deviceKey().verifyKey(), other.agreement().publicKey(), List.of(0), 0);
        Card moved = new Card(
                card.identity(),
                card.address(),
                card.revision() + 1,
                card.issued(),
                card.expires(),
                List.of(device),
                List.of(bob.account().device()));

        stranger()
                .put(
                        new Mailbox.CardOf(Address.of(bob.id())),
                        CardCodec.sign(moved, bob.account().identity()).encoded());
        both.settle();

        List<OutboxEntry> waiting = alice.await(alice.store().load()).outbox();
        assertEquals(
                List.of(other.device()),
                waiting.stream().map(entry -> entry.key().device()).toList());
        assertEquals(
                List.of(alice.messages(bob).getFirst().id()),
                waiting.stream().map(OutboxEntry::id).toList());
    }

    @Test
    void cardIsPutAgainWhenTheBrokerLostIt() {
        both.brokerLosesEverything();
        both.pass(Duration.ofSeconds(3));

        assertTrue(both.network.kept(new Mailbox.CardOf(Address.of(alice.id()))).isPresent());
    }

    @Test
    void ownCardThatIsNewerThanTheStoredOneIsSurpassed() {
        Card card = alice.await(alice.store().load()).ownCard().orElseThrow().card();
        long revision = card.revision() + Duration.ofDays(400).toMillis();
        SignedCard newer = ownCard(card, revision);

        stranger().put(new Mailbox.CardOf(Address.of(alice.id())), newer.encoded());
        both.settle();

        Card kept = CardCodec.decode(both.network
                        .kept(new Mailbox.CardOf(Address.of(alice.id())))
                        .orElseThrow())
                .card();
        assertEquals(revision + 1, kept.revision());
        assertEquals(
                revision + 1,
                bob.contact(alice).orElseThrow().card().orElseThrow().card().revision());
    }

    @Test
    void newCardIsNotPublishedBeforeItIsStored() {
        Card card = alice.await(alice.store().load()).ownCard().orElseThrow().card();
        Mailbox.CardOf mailbox = new Mailbox.CardOf(Address.of(alice.id()));
        SignedCard newer = ownCard(card, card.revision() + 10);
        SignedCard older = ownCard(card, card.revision() + 5);

        alice.store().hold();
        Raw stranger = stranger();
        stranger.put(mailbox, newer.encoded());
        both.settle();
        stranger.put(mailbox, older.encoded());
        both.settle();
        Bytes whileNotStored = both.network.kept(mailbox).orElseThrow();
        alice.store().release();
        both.settle();

        assertEquals(older.encoded(), whileNotStored);
        long kept = CardCodec.decode(both.network.kept(mailbox).orElseThrow())
                .card()
                .revision();
        assertTrue(kept > newer.card().revision());
    }

    private SignedCard ownCard(Card card, long revision) {
        Card changed = new Card(
                card.identity(),
                card.address(),
                revision,
                card.issued(),
                card.expires(),
                card.devices(),
                card.revoked());
        return CardCodec.sign(changed, alice.account().identity());
    }

    private Raw stranger() {
        return new Raw(both.core, both.network, Account.create(new DisplayName("Eve"), new SecureRandom()));
    }

    private static List<String> names(Person whose) {
        return whose.howThingsStand().contacts().stream()
                .map(contact -> contact.shownName().value())
                .toList();
    }
}
