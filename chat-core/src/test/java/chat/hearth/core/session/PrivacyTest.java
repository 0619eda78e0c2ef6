package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.time.FailOnBackgroundError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailOnBackgroundError.class)
class PrivacyTest {
    private final AliceAndBob both = AliceAndBob.befriended();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void whoeverIsInvisibleIsSeenAsGoneAndReadsAlong() {
        alice.await(alice.session().setPrivacy(Privacy.OPEN.withInvisible(true)));
        both.settle();
        bob.write(alice, "are you there?");
        both.settle();

        assertInstanceOf(Presence.Left.class, bob.presence(alice));
        assertEquals(List.of("are you there?"), alice.texts(bob));
        both.pass(Duration.ofMinutes(5));
        assertInstanceOf(Presence.Left.class, bob.presence(alice));
    }

    @Test
    void invisibilityOutlivesARestartAndAKill() {
        alice.await(alice.session().setPrivacy(Privacy.OPEN.withInvisible(true)));
        both.settle();
        alice.restart();
        both.settle();
        Presence afterRestart = bob.presence(alice);

        alice.kill();
        both.pass(Duration.ofSeconds(20));

        assertInstanceOf(Presence.Left.class, afterRestart);
        assertInstanceOf(Presence.Left.class, bob.presence(alice));
    }

    @Test
    void whoeverBecomesVisibleIsSeenAgain() {
        alice.await(alice.session().setPrivacy(Privacy.OPEN.withInvisible(true)));
        both.settle();

        alice.await(alice.session().setPrivacy(Privacy.OPEN));
        both.settle();

        assertEquals(new Presence.Online(), bob.presence(alice));
        assertEquals(Privacy.OPEN, alice.await(alice.session().privacy()));
    }

    @Test
    void hiddenTimeIsNotTold() {
        alice.await(alice.session().setPrivacy(Privacy.OPEN.withLastSeenHidden(true)));
        both.settle();

        alice.quit();
        both.settle();

        assertEquals(new Presence.Unknown(), bob.presence(alice));
    }

    @Test
    void whoeverRefusesRequestsHearsOfTheInvitedAlone() {
        Person carol = both.another("Carol");
        Person dave = both.another("Dave");
        alice.await(alice.session().setPrivacy(Privacy.OPEN.withRequestsRefused(true)));

        both.comesAsStranger(carol, alice);
        both.befriend(alice, dave);
        both.settle();

        assertEquals(Optional.empty(), alice.standing(carol));
        assertEquals(Optional.of(Standing.ACCEPTED), alice.standing(dave));
        assertNotEquals(Optional.of(Standing.ACCEPTED), carol.standing(alice));
    }
}
