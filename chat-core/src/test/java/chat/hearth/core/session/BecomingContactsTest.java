package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Place;
import chat.hearth.core.wire.RequestCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

        assertEquals(Optional.of(Standing.ACCEPTED), alice.standing(bob));
        assertEquals(Optional.of(Standing.ACCEPTED), bob.standing(alice));
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
    void strangerWithoutProofAsksAndNothingElseIsTold() {
        both.comesAsStranger(bob, alice);
        both.settle();

        assertEquals(Optional.of(Standing.REQUESTED), alice.standing(bob));
        assertEquals(List.of(), alice.events(ChatEvent.PresenceChanged.class));
        assertEquals(List.of(), alice.events(ChatEvent.MessageAdded.class));
        assertEquals(new Presence.Unknown(), alice.presence(bob));
        assertEquals(Optional.of(Standing.INVITED), bob.standing(alice));
    }

    @Test
    void invitationIntroducesBothSides() {
        bob.add(alice.invitation());
        both.settle();

        assertEquals(
                Trust.INTRODUCED, alice.contact(bob).orElseThrow().assurance().trust());
        assertEquals(
                Trust.INTRODUCED, bob.contact(alice).orElseThrow().assurance().trust());
    }

    @Test
    void acceptedStrangerIsStillUnknown() {
        both.comesAsStranger(bob, alice);
        both.settle();

        alice.session().accept(bob.id());
        both.settle();

        assertEquals(Optional.of(Standing.ACCEPTED), alice.standing(bob));
        assertEquals(Trust.UNKNOWN, alice.contact(bob).orElseThrow().assurance().trust());
    }

    @Test
    void acceptedStrangerIsAContactOnBothSides() {
        both.comesAsStranger(bob, alice);
        both.settle();

        alice.session().accept(bob.id());
        both.settle();

        assertEquals(Optional.of(Standing.ACCEPTED), alice.standing(bob));
        assertEquals(Optional.of(Standing.ACCEPTED), bob.standing(alice));
        alice.write(bob, "welcome");
        both.settle();
        assertEquals(List.of("welcome"), bob.texts(alice));
    }

    @Test
    void declinedStrangerIsNotToldAndAsksNoMore() {
        both.comesAsStranger(bob, alice);
        both.settle();

        alice.session().decline(bob.id());
        both.settle();
        bob.restart();
        both.settle();

        assertEquals(Optional.of(Standing.DECLINED), alice.standing(bob));
        assertEquals(Optional.of(Standing.INVITED), bob.standing(alice));
    }

    @Test
    void declinedStrangerWhoIsInvitedLaterIsLetIn() {
        both.comesAsStranger(bob, alice);
        both.settle();
        alice.session().decline(bob.id());
        both.settle();

        bob.add(alice.invitation());
        both.settle();

        assertEquals(Optional.of(Standing.ACCEPTED), alice.standing(bob));
        assertEquals(Optional.of(Standing.ACCEPTED), bob.standing(alice));
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

        assertEquals(Optional.of(Standing.ACCEPTED), bob.standing(alice));
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

        assertEquals(Optional.of(Standing.ACCEPTED), bob.standing(alice));
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
            both.comesAsStranger(stranger, alice);
            both.pass(Duration.ofMillis(10));
            stranger.quit();
        }

        long asking = alice.howThingsStand().contacts().stream()
                .filter(contact -> contact.standing() == Standing.REQUESTED)
                .count();
        assertEquals(100, asking);
        assertEquals(2, alice.events(ChatEvent.ContactForgotten.class).size());
    }

    private static Address address(Person person) {
        return Address.of(person.id());
    }
}
