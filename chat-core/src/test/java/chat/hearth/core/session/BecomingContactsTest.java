package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Place;
import chat.hearth.core.wire.RequestCodec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailOnBackgroundError.class)
class BecomingContactsTest {
    private final AliceAndBob both = new AliceAndBob();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void theInvitedAreLetInWithoutAsking() {
        bob.add(alice.invitation());
        both.settle();

        assertEquals(Optional.of(Standing.ACCEPTED), standing(alice, bob));
        assertEquals(Optional.of(Standing.ACCEPTED), standing(bob, alice));
        assertEquals("Bob", alice.contact(bob).orElseThrow().shownName().value());
        assertEquals("Alice", bob.contact(alice).orElseThrow().shownName().value());
    }

    @Test
    void newContactsSeeEachOtherOnlineAtOnce() {
        bob.add(alice.invitation());
        both.settle();

        assertEquals(new Presence.Online(), alice.presence(bob));
        assertEquals(new Presence.Online(), bob.presence(alice));
    }

    @Test
    void answeredRequestsAreTakenFromTheBroker() {
        Invitation invitation = alice.invitation();
        bob.add(invitation);
        both.settle();

        var request = RequestCodec.invitedSlot(invitation.token());
        assertEquals(Optional.empty(), both.network.kept(new Mailbox.RequestTo(address(alice), request)));
    }

    @Test
    void invitationIsGoodOnce() {
        Person carol = both.another("Carol");
        Invitation invitation = alice.invitation();
        bob.add(invitation);
        both.settle();

        carol.add(invitation);
        both.settle();

        assertEquals(Optional.of(Standing.REQUESTED), standing(alice, carol));
    }

    @Test
    void strangerWithoutProofAsksAndNothingElseIsTold() {
        stranger(bob);
        both.settle();

        assertEquals(Optional.of(Standing.REQUESTED), standing(alice, bob));
        assertEquals(List.of(), alice.events(ChatEvent.PresenceChanged.class));
        assertEquals(List.of(), alice.events(ChatEvent.MessageAdded.class));
        assertEquals(new Presence.Unknown(), alice.presence(bob));
        assertEquals(Optional.of(Standing.INVITED), standing(bob, alice));
    }

    @Test
    void acceptedStrangerIsAContactOnBothSides() {
        stranger(bob);
        both.settle();

        alice.session().accept(bob.id());
        both.settle();

        assertEquals(Optional.of(Standing.ACCEPTED), standing(alice, bob));
        assertEquals(Optional.of(Standing.ACCEPTED), standing(bob, alice));
        alice.write(bob, "welcome");
        both.settle();
        assertEquals(List.of("welcome"), bob.texts(alice));
    }

    @Test
    void declinedStrangerIsNotToldAndAsksNoMore() {
        stranger(bob);
        both.settle();

        alice.session().decline(bob.id());
        both.settle();
        bob.restart();
        both.settle();

        assertEquals(Optional.of(Standing.DECLINED), standing(alice, bob));
        assertEquals(Optional.of(Standing.INVITED), standing(bob, alice));
    }

    @Test
    void declinedStrangerWhoIsInvitedLaterIsLetIn() {
        stranger(bob);
        both.settle();
        alice.session().decline(bob.id());
        both.settle();

        bob.add(alice.invitation());
        both.settle();

        assertEquals(Optional.of(Standing.ACCEPTED), standing(alice, bob));
        assertEquals(Optional.of(Standing.ACCEPTED), standing(bob, alice));
    }

    @Test
    void blockedContactReachesNobodyAndSeesNoDifference() {
        both.befriend(alice, bob);

        alice.session().block(bob.id());
        both.settle();
        bob.write(alice, "hello?");
        both.settle();

        assertEquals(List.of(), alice.texts(bob));
        assertInstanceOf(Delivery.Sent.class, bob.delivery(alice, "hello?"));
        assertEquals(new Presence.Unknown(), alice.presence(bob));
    }

    @Test
    void unblockedContactCanWriteAgain() {
        both.befriend(alice, bob);
        alice.session().block(bob.id());
        both.settle();
        bob.write(alice, "hello?");
        both.settle();

        alice.session().unblock(bob.id());
        both.pass(Duration.ofMinutes(2));

        assertEquals(Optional.of(Standing.ACCEPTED), standing(alice, bob));
        assertEquals(List.of("hello?"), alice.texts(bob));
        assertInstanceOf(Delivery.Delivered.class, bob.delivery(alice, "hello?"));
    }

    @Test
    void unblockedStrangerIsStillAStranger() {
        stranger(bob);
        both.settle();
        alice.session().block(bob.id());
        both.settle();

        alice.session().unblock(bob.id());
        both.settle();

        assertNotEquals(Optional.of(Standing.ACCEPTED), standing(alice, bob));
        assertEquals(Optional.of(Standing.INVITED), standing(bob, alice));
    }

    @Test
    void removedContactKeepsItsMessagesAndCanBeAddedAgain() {
        both.befriend(alice, bob);
        alice.write(bob, "before");
        both.settle();

        alice.session().remove(bob.id());
        both.settle();
        assertThrows(CompletionException.class, () -> alice.write(bob, "to nobody"));
        alice.add(bob.invitation());
        both.settle();
        alice.write(bob, "after");
        bob.write(alice, "welcome back");
        both.settle();

        assertEquals(List.of("before", "after", "welcome back"), alice.texts(bob));
        assertEquals(List.of("before", "after", "welcome back"), bob.texts(alice));
    }

    @Test
    void removedOnBothSidesTheyCanMeetAgain() {
        both.befriend(alice, bob);
        bob.write(alice, "before");
        both.settle();
        alice.session().remove(bob.id());
        bob.session().remove(alice.id());
        both.settle();

        both.befriend(alice, bob);
        alice.write(bob, "one");
        bob.write(alice, "two");
        both.settle();

        assertEquals(List.of("before", "one", "two"), alice.texts(bob));
        assertEquals(List.of("before", "one", "two"), bob.texts(alice));
    }

    @Test
    void whatTheRemovedWroteMeanwhileArrivesWhenTheyAreAddedAgain() {
        both.befriend(alice, bob);
        alice.session().remove(bob.id());
        both.settle();
        bob.write(alice, "are you there?");
        both.settle();

        alice.add(bob.invitation());
        both.pass(Duration.ofSeconds(20));

        assertEquals(List.of("are you there?"), alice.texts(bob));
    }

    @Test
    void messagesThatCannotBeSentAnyMoreAreShownAsFailed() {
        both.befriend(alice, bob);
        bob.cut();
        alice.cut();
        alice.write(bob, "too late");

        alice.session().remove(bob.id());
        both.settle();

        Delivery.Failed failed = assertInstanceOf(Delivery.Failed.class, alice.delivery(bob, "too late"));
        assertEquals(Delivery.Reason.NO_CONTACT, failed.reason());
    }

    @Test
    void nicknameIsShownAndKept() {
        both.befriend(alice, bob);

        alice.session().rename(bob.id(), Optional.of(new DisplayName("Bobby")));
        alice.restart();
        both.settle();

        assertEquals("Bobby", alice.contact(bob).orElseThrow().shownName().value());
        alice.session().rename(bob.id(), Optional.empty());
        both.settle();
        assertEquals("Bob", alice.contact(bob).orElseThrow().shownName().value());
    }

    @Test
    void newNameReachesContacts() {
        both.befriend(alice, bob);

        bob.session().changeName(new DisplayName("Robert"));
        both.settle();

        assertEquals("Robert", alice.contact(bob).orElseThrow().name().value());
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

        assertEquals(Optional.of(Standing.ACCEPTED), standing(bob, alice));
    }

    @Test
    void bothInviteEachOtherAtOnce() {
        Invitation alices = alice.invitation();
        Invitation bobs = bob.invitation();
        alice.cut();
        bob.cut();
        alice.add(bobs);
        bob.add(alices);

        alice.heal();
        bob.heal();
        both.pass(Duration.ofSeconds(3));
        alice.write(bob, "hello");
        bob.write(alice, "hi");
        both.settle();

        assertEquals(List.of("hello", "hi"), alice.texts(bob));
        assertEquals(List.of("hello", "hi"), bob.texts(alice));
    }

    @Test
    void requestArrivesThoughTheInviterWasAway() {
        Invitation invitation = alice.invitation();
        alice.quit();

        bob.add(invitation);
        both.settle();
        alice.start();
        both.settle();

        assertEquals(Optional.of(Standing.ACCEPTED), standing(bob, alice));
    }

    @Test
    void lostAnswerIsGivenAgain() {
        Invitation invitation = alice.invitation();
        bob.add(invitation);
        // Alice has let Bob in, and the broker forgets her answer before it reaches him.
        bob.cut();
        both.settle();
        both.brokerLosesEverything();
        both.pass(Duration.ofSeconds(3));

        bob.heal();
        both.pass(Duration.ofSeconds(20));

        assertEquals(Optional.of(Standing.ACCEPTED), standing(bob, alice));
        bob.write(alice, "at last");
        both.settle();
        assertEquals(List.of("at last"), alice.texts(bob));
    }

    @Test
    void contactAddedBeforeTheFirstConnectionGetsASlotThatTheRulesAllow() {
        AliceAndBob ruled = new AliceAndBob(Place.Rules.BY_SENDER, Duration.ZERO);
        Invitation invitation = ruled.alice.invitation();
        Person carol = new Person(ruled.core, ruled.network, "Carol");

        carol.add(invitation);
        carol.goOnline();
        ruled.settle();
        carol.write(ruled.alice, "hello");
        ruled.alice.write(carol, "hi");
        ruled.settle();

        assertEquals(List.of("hello", "hi"), carol.texts(ruled.alice));
        assertEquals(List.of("hello", "hi"), ruled.alice.texts(carol));
    }

    @Test
    void onlyTheNewestHundredStrangersAreKept() {
        for (int i = 0; i < 102; i++) {
            Person stranger = both.another("Stranger " + i);
            stranger(stranger);
            both.pass(Duration.ofMillis(10));
            stranger.quit();
        }

        long asking = alice.howThingsStand().contacts().stream()
                .filter(contact -> contact.standing() == Standing.REQUESTED)
                .count();
        assertEquals(100, asking);
        assertEquals(2, alice.events(ChatEvent.ContactForgotten.class).size());
    }

    @Test
    void signingOutTakesOwnValuesFromTheBroker() {
        both.befriend(alice, bob);
        Person carol = both.another("Carol");
        Invitation unanswered = carol.invitation();
        carol.quit();
        bob.add(unanswered);
        both.settle();

        bob.await(bob.session().leave());

        var request = RequestCodec.invitedSlot(unanswered.token());
        assertEquals(Optional.empty(), both.network.kept(new Mailbox.CardOf(address(bob))));
        assertEquals(Optional.empty(), both.network.kept(bob.presenceMailbox()));
        assertEquals(Optional.empty(), both.network.kept(new Mailbox.RequestTo(address(carol), request)));
    }

    /// Bob asks Alice with an invitation whose token she never gave away.
    private void stranger(Person asking) {
        Invitation real = alice.invitation();
        Bytes guessed = Bytes.copyOf(new byte[16]);
        asking.add(new Invitation(
                real.identity(),
                real.address(),
                real.device(),
                guessed,
                real.network(),
                real.name(),
                real.expires(),
                real.certificate(),
                real.joinCode()));
    }

    private static Optional<Standing> standing(Person whose, Person of) {
        return whose.contact(of).map(Contact::standing);
    }

    private static Address address(Person person) {
        return Address.of(person.id());
    }

    private InvitationRefused.Why refusal(Person person, Invitation invitation) {
        CompletableFuture<Void> added = person.session().add(invitation, "").toCompletableFuture();
        both.core.runReady();
        CompletionException failure = assertThrows(CompletionException.class, added::join);
        return assertInstanceOf(InvitationRefused.class, failure.getCause()).why();
    }
}
