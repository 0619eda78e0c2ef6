package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.SignedBundle;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.seal.SealedSession;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.BundleCodec;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.RequestCodec;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailOnBackgroundError.class)
class StrangersTest {
    private final AliceAndBob both = new AliceAndBob();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void floodOfStrangersTakesNothingFromAContact() {
        both.befriend(alice, bob);
        alice.quit();
        SignedBundle bundle = BundleCodec.decode(
                both.network
                        .kept(new Mailbox.BundleOf(
                                Address.of(alice.id()), alice.account().device()))
                        .orElseThrow(),
                card(alice).card().devices().getFirst());
        Person stranger = both.another("Mallory");
        Raw broker = new Raw(both.core, both.network, stranger.account());
        for (int i = 0; i < 400; i++) {
            broker.put(new Mailbox.RequestTo(Address.of(alice.id()), new Slot("x" + i)), requestOf(stranger, bundle));
        }
        IntStream.range(0, 10).forEach(i -> bob.write(alice, "text " + i));
        both.settle();

        alice.start();
        both.settle();

        assertEquals(10, alice.texts(bob).size());
        assertTrue(alice.howThingsStand().contacts().size() <= 102);
    }

    private Bytes requestOf(Person stranger, SignedBundle bundle) {
        SealedSession begun = SealedSession.begin(
                stranger.account(),
                card(stranger),
                card(alice).card(),
                bundle,
                both.core.instant(),
                new SecureRandom());
        Bytes says = RequestCodec.sealed(
                stranger.account(),
                new Slot("answer"),
                "",
                Optional.empty(),
                begun.openingDigest().orElseThrow());
        return begun.reserve(1).keys().getFirst().seal(says);
    }

    private SignedCard card(Person of) {
        return CardCodec.decode(
                both.network.kept(new Mailbox.CardOf(Address.of(of.id()))).orElseThrow());
    }
}
