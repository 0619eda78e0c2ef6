package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.seal.PresenceKey;
import chat.hearth.core.time.FailOnBackgroundError;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailOnBackgroundError.class)
class BeingThereTest {
    private final AliceAndBob both = AliceAndBob.befriended();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void contactIsSeenOnlineAndAway() {
        Presence before = alice.presence(bob);
        bob.session().setActivity(Session.Activity.IDLE);
        both.settle();
        Presence idle = alice.presence(bob);
        bob.session().setActivity(Session.Activity.ACTIVE);
        both.settle();

        assertEquals(new Presence.Online(), before);
        assertInstanceOf(Presence.Away.class, idle);
        assertEquals(new Presence.Online(), alice.presence(bob));
    }

    @Test
    void whoQuitsHasLeftAtThatMoment() {
        Instant moment = both.core.instant();

        bob.quit();
        both.settle();

        assertEquals(new Presence.Left(moment), alice.presence(bob));
    }

    @Test
    void whoIsKilledIsLostWithinSevenSecondsAtTheMomentItHappened() {
        both.pass(Duration.ofSeconds(30));
        Instant moment = both.core.instant();

        bob.kill();
        both.pass(Duration.ofSeconds(7));

        assertEquals(new Presence.Lost(moment), alice.presence(bob));
    }

    @Test
    void breakOfThreeSecondsIsNotSeen() {
        int before = alice.presences(bob).size();

        bob.cut();
        both.pass(Duration.ofSeconds(3));
        bob.heal();
        both.pass(Duration.ofSeconds(20));

        assertEquals(before, alice.presences(bob).size());
        assertEquals(new Presence.Online(), alice.presence(bob));
    }

    @Test
    void everybodyIsUnknownWhileOneselfIsOffline() {
        alice.cut();

        assertEquals(new Presence.Unknown(), alice.presence(bob));
        alice.heal();
        both.settle();
        assertEquals(new Presence.Online(), alice.presence(bob));
    }

    @Test
    void everybodyIsUnknownWhileTheNetworkIsChanged() {
        alice.session().connect((account, inbox) -> new SilentTransport(inbox));
        both.settle();

        assertEquals(new Presence.Unknown(), alice.presence(bob));
    }

    @Test
    void greenIsNeverStale() {
        bob.cut();
        alice.cut();
        both.brokerLosesEverything();
        // The broker keeps an old online of Bob, and has lost his will.
        Raw broker = stranger();
        Announcement old = new Announcement(
                Announcement.State.ONLINE,
                both.core.instant().toEpochMilli() + 1,
                Optional.of(both.core.instant().plusMillis(1)));
        broker.put(bob.presenceMailbox(), bob.sealed(old), Duration.ofSeconds(180));
        both.pass(Duration.ofSeconds(100));

        alice.heal();
        both.pass(Duration.ofSeconds(10));

        assertInstanceOf(Presence.LastSeen.class, alice.presence(bob));
    }

    @Test
    void whoWasLostWhileOneselfWasAwayWasLastSeen() {
        both.pass(Duration.ofSeconds(10));
        alice.quit();
        both.pass(Duration.ofMinutes(5));
        bob.kill();
        both.pass(Duration.ofMinutes(5));

        alice.start();
        both.pass(Duration.ofSeconds(3));

        assertInstanceOf(Presence.LastSeen.class, alice.presence(bob));
    }

    @Test
    void lateWillOfAnOldConnectionIsIgnored() {
        Raw broker = stranger();
        Announcement late = new Announcement(
                Announcement.State.LOST,
                both.core.instant().minusSeconds(3600).toEpochMilli(),
                Optional.of(both.core.instant()));

        broker.put(bob.presenceMailbox(), bob.sealed(late));
        both.settle();

        assertEquals(new Presence.Online(), alice.presence(bob));
    }

    @Test
    void ownLossIsContradicted() {
        Raw broker = stranger();
        Announcement lost = new Announcement(
                Announcement.State.LOST, both.core.instant().toEpochMilli() + 5, Optional.of(both.core.instant()));

        broker.put(bob.presenceMailbox(), bob.sealed(lost));
        both.pass(Duration.ofSeconds(2));

        assertEquals(new Presence.Online(), alice.presence(bob));
    }

    @Test
    void foreignPresenceIsNotBelieved() {
        Account eve = Account.create(new DisplayName("Eve"), new SecureRandom());
        Raw broker = stranger();
        Announcement left = new Announcement(
                Announcement.State.LEFT, both.core.instant().toEpochMilli() * 2, Optional.of(both.core.instant()));

        broker.put(
                bob.presenceMailbox(),
                new PresenceKey(bob.account().presenceKey())
                        .seal(left, bob.presenceMailbox(), eve.deviceKey(), new SecureRandom()));
        broker.put(bob.presenceMailbox(), Bytes.utf8("left"));
        both.settle();

        assertEquals(new Presence.Online(), alice.presence(bob));
    }

    @Test
    void whoStaysIsShownOnlineForHours() {
        int before = alice.presences(bob).size();

        both.pass(Duration.ofHours(3));

        assertEquals(before, alice.presences(bob).size());
        assertEquals(new Presence.Online(), alice.presence(bob));
    }

    @Test
    void flappingLinkEndsOnlineOnBothSides() {
        for (int i = 0; i < 20; i++) {
            bob.interrupt();
            both.pass(Duration.ofMillis(300L * i % 2_700));
        }
        both.pass(Duration.ofSeconds(10));

        assertEquals(new Presence.Online(), alice.presence(bob));
        assertEquals(new Presence.Online(), bob.presence(alice));
        assertTrue(bob.link().isUp());
    }

    private Raw stranger() {
        return new Raw(both.core, both.network, Account.create(new DisplayName("Eve"), new SecureRandom()));
    }
}
