package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.NetworkChoice;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Which invitations are taken, and which are refused and why.
@ExtendWith(FailOnBackgroundError.class)
class InvitationsTest {
    private final AliceAndBob both = new AliceAndBob();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void invitationIsGoodOnce() {
        Person carol = both.another("Carol");
        Invitation invitation = alice.invitation();
        bob.add(invitation);
        both.settle();

        carol.add(invitation);
        both.settle();

        assertEquals(Optional.of(Standing.REQUESTED), alice.standing(carol));
    }

    @Test
    void ownInvitationIsRefused() {
        assertEquals(InvitationRefused.Why.OWN, refusal(alice, alice.invitation()));
    }

    @Test
    void expiredInvitationIsRefused() {
        Invitation invitation = alice.invitation();
        alice.quit();
        bob.quit();
        both.pass(Duration.ofDays(8));
        bob.start();

        assertEquals(InvitationRefused.Why.EXPIRED, refusal(bob, invitation));
    }

    @Test
    void invitationOfAContactIsRefused() {
        both.befriend(alice, bob);

        assertEquals(InvitationRefused.Why.ALREADY_A_CONTACT, refusal(bob, alice.invitation()));
    }

    @Test
    void invitationOfAContactWhoIsElsewhereNowAsksThere() {
        both.befriend(alice, bob);
        Invitation here = alice.invitation();
        Address elsewhere = new Address("elsewhere");

        bob.add(new Invitation(
                here.identity(),
                elsewhere,
                here.device(),
                here.token(),
                here.network(),
                here.name(),
                here.expires(),
                here.certificate(),
                here.joinCode()));

        Contact asked = bob.contact(alice).orElseThrow();
        assertEquals(List.of(Standing.INVITED, elsewhere), List.of(asked.standing(), asked.address()));
    }

    @Test
    void invitationOfSomebodyBlockedIsRefused() {
        both.befriend(alice, bob);
        bob.session().block(alice.id());
        both.settle();

        assertEquals(InvitationRefused.Why.BLOCKED, refusal(bob, alice.invitation()));
    }

    @Test
    void invitationToAnotherNetworkIsRefusedUnlessOneInsists() {
        Invitation elsewhere = alice.await(
                alice.session().invite(Optional.of(URI.create("mqtt://other.example:1883")), Optional.empty()));

        assertEquals(InvitationRefused.Why.OTHER_NETWORK, refusal(bob, elsewhere));
        bob.await(bob.session().addHere(elsewhere, ""));
        both.settle();

        assertEquals(Optional.of(Standing.ACCEPTED), bob.standing(alice));
    }

    @Test
    void invitationToAHostedNetworkNamesTheCertificateOfItsBroker() {
        Bytes certificate = Bytes.ofHex("5a".repeat(32));
        var hosted = new NetworkChoice.Hosted(1900, NetworkChoice.Reach.LOCAL_NETWORK, "code");
        alice.await(alice.session().chooseNetwork(hosted.withCertificate(certificate)));

        Invitation made = alice.await(
                alice.session().invite(Optional.of(URI.create("mqtts://192.168.1.5:1900")), Optional.of("code")));

        assertEquals(Optional.of(certificate), made.certificate());
    }

    private InvitationRefused.Why refusal(Person person, Invitation invitation) {
        CompletableFuture<Void> added = person.session().add(invitation, "").toCompletableFuture();
        both.core.runReady();
        CompletionException failure = assertThrows(CompletionException.class, added::join);
        return assertInstanceOf(InvitationRefused.class, failure.getCause()).why();
    }
}
