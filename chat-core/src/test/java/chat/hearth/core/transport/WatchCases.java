package chat.hearth.core.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes, and no more, from what is watched, muted and watched no more.
abstract class WatchCases extends KeptValueCases {
    @Test
    void mutedContactSeesNoDifference() {
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        watchInbox(alice, bob);
        watch(alice, new Watch.Card(bob.address()));

        unwatch(alice, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        watch(alice, new Watch.Muted(inbox.owner(), inbox.device(), inbox.slot()));
        settle(alice);
        Outcome outcome = publish(bob, inbox, "let me in");
        publish(bob, bob.card(), "card");

        awaitTexts(alice, bob.card(), List.of("card"));
        assertEquals(Outcome.ACCEPTED, outcome);
        assertEquals(List.of(), onCore(() -> alice.texts(inbox)));
    }

    @Test
    void nothingIsQueuedForAMutedContact() {
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        watch(alice, new Watch.Muted(inbox.owner(), inbox.device(), inbox.slot()));
        settle(alice);
        world.cut(alice.account);
        awaitDown(alice);
        publish(bob, inbox, "while away");

        unwatch(alice, new Watch.Muted(inbox.owner(), inbox.device(), inbox.slot()));
        watch(alice, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        heal(alice);
        settle(alice);
        publish(bob, inbox, "now");

        awaitTexts(alice, inbox, List.of("now"));
    }

    @Test
    void nothingComesFromWhatIsWatchedNoMore() {
        watchInbox(alice, bob);
        watch(alice, new Watch.Presence(bob.address()));
        watch(alice, new Watch.Card(bob.address()));
        settle(alice);
        Mailbox.InboxOf inbox = alice.inboxFor(bob);

        unwatch(alice, new Watch.Presence(bob.address()));
        unwatch(alice, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        publish(bob, bob.presence(), "online");
        publish(bob, inbox, "message");
        publish(bob, bob.card(), "card");

        awaitTexts(alice, bob.card(), List.of("card"));
        assertEquals(List.of(), onCore(() -> alice.texts(bob.presence())));
        assertEquals(List.of(), onCore(() -> alice.texts(inbox)));
    }

    @Test
    void unwatchedWhileDownStaysUnwatched() {
        watchInbox(alice, bob);
        watch(alice, new Watch.Card(bob.address()));
        settle(alice);
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        world.cut(alice.account);
        awaitDown(alice);

        unwatch(alice, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        heal(alice);
        settle(alice);
        publish(bob, inbox, "message");
        publish(bob, bob.card(), "card");

        awaitTexts(alice, bob.card(), List.of("card"));
        assertEquals(List.of(), onCore(() -> alice.texts(inbox)));
    }

    @Test
    void brokerThatLostItsSessionsIsToldEverythingAgain() {
        watchInbox(alice, bob);
        watch(alice, new Watch.Presence(bob.address()));
        settle(alice);
        long before = onCore(alice::connects);
        long bobBefore = onCore(bob::connects);

        assumeTrue(world.restartBrokerLosingSessions(), "this broker cannot be restarted");
        retryUntilUpAgain(alice, before);
        retryUntilUpAgain(bob, bobBefore);
        settle(alice);
        publish(bob, alice.inboxFor(bob), "message");
        publish(bob, bob.presence(), "online");

        awaitTexts(alice, alice.inboxFor(bob), List.of("message"));
        awaitTexts(alice, bob.presence(), List.of("online"));
        assertFalse(onCore(() -> ((Link.Up) alice.link()).kept()));
    }
}
