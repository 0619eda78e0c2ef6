package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.RequestCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Blocking, removing and leaving, and what can be mended afterwards.
@ExtendWith(FailOnBackgroundError.class)
class PartingTest {
    private final AliceAndBob both = new AliceAndBob();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

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

        assertEquals(Optional.of(Standing.ACCEPTED), alice.standing(bob));
        assertEquals(List.of("hello?"), alice.texts(bob));
        assertInstanceOf(Delivery.Delivered.class, bob.delivery(alice, "hello?"));
    }

    @Test
    void unblockedStrangerIsStillAStranger() {
        both.comesAsStranger(bob, alice);
        both.settle();
        alice.session().block(bob.id());
        both.settle();

        alice.session().unblock(bob.id());
        both.settle();

        assertNotEquals(Optional.of(Standing.ACCEPTED), alice.standing(bob));
        assertEquals(Optional.of(Standing.INVITED), bob.standing(alice));
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

    private static Address address(Person person) {
        return Address.of(person.id());
    }
}
