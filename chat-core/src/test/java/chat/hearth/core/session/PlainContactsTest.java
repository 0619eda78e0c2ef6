package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.seal.BareSeal;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.memory.Fate;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.Inner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Those who cannot encrypt, and those who try to pass for them.
@ExtendWith(FailOnBackgroundError.class)
class PlainContactsTest {
    private final AliceAndBob both = new AliceAndBob();
    private final Person alice = both.alice;
    private final Person bob = both.bob;
    private final List<Publication> published = new ArrayList<>();

    @Test
    void whoeverCannotEncryptIsSpokenToPlainlyUntilTheyCan() {
        bob.speaksPlainly(true);
        bob.restart();
        both.befriend(alice, bob);
        bob.write(alice, "plain");
        alice.write(bob, "answer");
        both.settle();
        boolean before = alice.contact(bob).orElseThrow().assurance().isSealed();

        bob.speaksPlainly(false);
        bob.restart();
        both.settle();
        listen();
        bob.write(alice, "sealed");
        alice.write(bob, "both ways");
        both.pass(Duration.ofSeconds(10));

        assertFalse(before);
        assertEquals(List.of("plain", "answer", "sealed", "both ways"), alice.texts(bob));
        assertEquals(List.of("plain", "answer", "sealed", "both ways"), bob.texts(alice));
        assertTrue(alice.contact(bob).orElseThrow().assurance().isSealed());
        assertEquals(new Presence.Online(), alice.presence(bob));
        assertEquals(new Presence.Online(), bob.presence(alice));
        published.stream()
                .filter(each -> each.mailbox() instanceof Mailbox.InboxOf)
                .forEach(each -> assertEquals(2, Envelope.decode(each.payload()).suite()));
    }

    @Test
    void keysAreExchangedAlsoIfTheFirstTryCannotBeStored() {
        bob.speaksPlainly(true);
        bob.restart();
        both.befriend(alice, bob);
        // So that Bob hears of the keys from Alice alone.
        new Raw(both.core, both.network, both.another("Mallory").account())
                .put(
                        new Mailbox.BundleOf(
                                Address.of(alice.id()), alice.account().device()),
                        Bytes.EMPTY);
        both.network.deliverBy(mailbox -> {
            if (bob.receivesAt(mailbox)) {
                bob.store().failWith(StoreException.Why.FULL);
            }
            return Fate.DELIVERED;
        });
        bob.speaksPlainly(false);
        bob.restart();
        both.pass(Duration.ofSeconds(4));
        both.network.deliverBy(_ -> Fate.DELIVERED);
        bob.store().recover();
        both.pass(Duration.ofSeconds(20));
        alice.restart();
        both.pass(Duration.ofSeconds(20));

        assertEquals(new Presence.Online(), alice.presence(bob));
        assertEquals(new Presence.Online(), bob.presence(alice));
    }

    /// As a bench does, to measure everything but the cipher.
    @Test
    void suiteOfAnotherFormIsLeftToReadItsOwnEnvelopes() {
        alice.speaks(BareSeal::new);
        bob.speaks(BareSeal::new);
        alice.restart();
        bob.restart();
        both.befriend(alice, bob);

        bob.write(alice, "bare");
        both.settle();

        assertEquals(List.of("bare"), alice.texts(bob));
    }

    @Test
    void whoeverCannotEncryptCanBeAskedToo() {
        bob.speaksPlainly(true);
        bob.restart();
        alice.add(bob.invitation());
        both.settle();
        alice.write(bob, "hello");
        both.settle();

        assertEquals(List.of("hello"), bob.texts(alice));
        assertFalse(alice.contact(bob).orElseThrow().assurance().isSealed());
    }

    @Test
    void lessThanWasAgreedIsNotTaken() {
        both.befriend(alice, bob);
        SignedCard card = CardCodec.decode(
                both.network.kept(new Mailbox.CardOf(Address.of(bob.id()))).orElseThrow());
        Inner inner = new Inner(
                Optional.of(bob.write(alice, "sealed").id()),
                Long.MAX_VALUE >>> 11,
                1,
                1,
                Optional.empty(),
                1,
                0,
                new Body.Text("plain"));
        Raw broker = new Raw(both.core, both.network, both.another("Mallory").account());

        broker.putPlainly(bob, alice, card, inner);
        both.settle();

        assertEquals(List.of("sealed"), alice.texts(bob));
    }

    private void listen() {
        both.network.judgeBy(publication -> {
            published.add(publication);
            return Optional.empty();
        });
    }
}
