package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.RequestCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Mallory, on a broker without rules, puts old values over what the broker keeps of others, or takes it away.
@ExtendWith(FailOnBackgroundError.class)
class OldAndDeletedValuesTest {
    private final AliceAndBob both = AliceAndBob.befriended();
    private final Person alice = both.alice;
    private final Person bob = both.bob;
    private final Mailbox.CardOf card = new Mailbox.CardOf(Address.of(alice.id()));
    private final Mailbox.BundleOf bundle =
            new Mailbox.BundleOf(Address.of(alice.id()), alice.account().device());
    private Raw mallory;

    @BeforeEach
    void enter() {
        mallory = new Raw(both.core, both.network, both.another("Mallory").account());
    }

    @Test
    void oldCardOfSomebodyWhoCouldEncryptLessThenIsNotTaken() {
        SignedCard newest = CardCodec.decode(both.network.kept(card).orElseThrow());

        mallory.put(card, older(newest.card()).encoded());
        both.settle();
        bob.write(alice, "still sealed");
        both.settle();

        assertEquals(Optional.of(newest), bob.contact(alice).orElseThrow().card());
        assertEquals(2, bob.contact(alice).orElseThrow().assurance().suite());
        assertEquals(List.of("still sealed"), alice.texts(bob));
        assertEquals(
                newest.card().revision(),
                CardCodec.decode(both.network.kept(card).orElseThrow()).card().revision());
    }

    @Test
    void whatIsTakenAwayOfSomebodyOnlineHoldsNothingUp() {
        List<Mailbox> taken = List.of(card, bundle, alice.presenceMailbox());

        taken.forEach(each -> mallory.put(each, Bytes.EMPTY));
        both.settle();
        bob.write(alice, "hello");
        alice.write(bob, "hello to you");
        both.settle();

        assertEquals(List.of("hello", "hello to you"), alice.texts(bob));
        assertInstanceOf(Presence.Online.class, bob.presence(alice));
        both.pass(Duration.ofSeconds(61));
        assertEquals(List.of(card, bundle), missing(taken));
    }

    @Test
    void whatIsTakenAwayOfSomebodyIsPutAgainAtTheNextConnection() {
        List<Mailbox> taken = List.of(card, bundle, alice.presenceMailbox());
        taken.forEach(each -> mallory.put(each, Bytes.EMPTY));

        alice.interrupt();
        both.pass(Duration.ofSeconds(5));

        assertEquals(List.of(), missing(taken));
    }

    @Test
    void requestThatIsTakenAwayIsMadeAgain() {
        Person carol = both.another("Carol");
        var invitation = alice.invitation();
        alice.quit();
        carol.add(invitation);
        both.settle();
        Slot place = RequestCodec.invitedSlot(invitation.token());
        Mailbox request = new Mailbox.RequestTo(Address.of(alice.id()), place);
        boolean stood = both.network.kept(request).isPresent();

        mallory.put(request, Bytes.EMPTY);
        carol.interrupt();
        both.pass(Duration.ofSeconds(5));
        alice.start();
        both.pass(Duration.ofSeconds(5));

        assertEquals(List.of(true, Optional.of(Standing.ACCEPTED)), List.of(stood, carol.standing(alice)));
    }

    private List<Mailbox> missing(List<Mailbox> mailboxes) {
        return mailboxes.stream()
                .filter(each -> both.network.kept(each).isEmpty())
                .toList();
    }

    /// As Alice could have signed it before her Hearth was able to encrypt.
    private SignedCard older(Card newest) {
        List<Device> plain = newest.devices().stream()
                .map(each -> new Device(each.id(), each.key(), each.agreement(), List.of(0), each.features()))
                .toList();
        Card old = new Card(
                newest.identity(),
                newest.address(),
                newest.revision() - 1,
                newest.issued(),
                newest.expires(),
                plain,
                List.of());
        return CardCodec.sign(old, alice.account().identity());
    }
}
