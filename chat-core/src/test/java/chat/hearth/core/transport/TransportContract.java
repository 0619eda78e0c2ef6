package chat.hearth.core.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Slot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What every kind of transport does, whatever its network is made of: here of messages and of the link. The cases of
/// kept values, of watching and of wills stand in the classes above.
public abstract class TransportContract extends WillCases {
    @Test
    void publicationsArriveUnchangedAndInOrder() {
        watchInbox(alice, bob);
        List<String> sent = numbered("message", 300);

        List<Outcome> outcomes = publishAll(bob, alice.inboxFor(bob), sent);

        awaitTexts(alice, alice.inboxFor(bob), sent);
        assertEquals(List.of(Outcome.ACCEPTED), outcomes.stream().distinct().toList());
        assertFalse(onCore(() -> alice.at(alice.inboxFor(bob)).getFirst().stored()));
    }

    @Test
    void messagesWaitForTheOneWhoIsAway() {
        watchInbox(alice, bob);
        world.cut(alice.account);
        awaitDown(alice);

        List<Outcome> outcomes = publishAll(bob, alice.inboxFor(bob), numbered("message", 20));
        heal(alice);

        awaitTexts(alice, alice.inboxFor(bob), numbered("message", 20));
        assertEquals(List.of(Outcome.ACCEPTED), outcomes.stream().distinct().toList());
        assertTrue(onCore(() -> ((Link.Up) alice.link()).kept()));
    }

    @Test
    void messagesWaitForTheOneWhoSaidGoodbye() {
        watchInbox(alice, bob);
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        close(alice, "left");

        publish(bob, inbox, "while away");
        ContractClient again = join(alice.account, WILL_DELAY);
        watch(again, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        open(again);

        awaitTexts(again, inbox, List.of("while away"));
    }

    @Test
    void whatWasNotAcknowledgedComesAgain() {
        watchInbox(alice, bob);
        onCore(() -> {
            alice.acknowledgeNothing();
            return alice;
        });
        publishAll(bob, alice.inboxFor(bob), List.of("one", "two"));
        awaitTexts(alice, alice.inboxFor(bob), List.of("one", "two"));

        world.cut(alice.account);
        awaitDown(alice);
        onCore(() -> {
            alice.acknowledgeAgain();
            return alice;
        });
        heal(alice);

        awaitTexts(alice, alice.inboxFor(bob), List.of("one", "two", "one", "two"));
    }

    @Test
    void whatWasAcknowledgedDoesNotComeAgain() {
        watchInbox(alice, bob);
        publish(bob, alice.inboxFor(bob), "before");
        awaitTexts(alice, alice.inboxFor(bob), List.of("before"));

        // The acknowledgement is on its way; a later answer of the broker shows that it has passed.
        publish(alice, alice.card(), "card");
        cutAndHeal(alice);
        publish(bob, alice.inboxFor(bob), "after");

        awaitTexts(alice, alice.inboxFor(bob), List.of("before", "after"));
    }

    @Test
    void leavingForgetsQueueAndSubscriptions() {
        watchInbox(alice, bob);
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        world.cut(alice.account);
        awaitDown(alice);
        publish(bob, inbox, "never read");
        heal(alice);
        leave(alice, "left");

        ContractClient again = join(alice.account, WILL_DELAY);
        watch(again, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        open(again);
        settle(again);
        publish(bob, inbox, "afterwards");

        awaitTexts(again, inbox, List.of("afterwards"));
        assertFalse(onCore(() -> ((Link.Up) again.link()).kept()));
    }

    @Test
    void secondConnectionOfADeviceTakesTheFirstOver() {
        ContractClient second = online(alice.account, WILL_DELAY);

        world.await("the first to be refused", () -> alice.link() instanceof Link.Refused);

        assertEquals(Link.Why.TAKEN_OVER, onCore(() -> ((Link.Refused) alice.link()).why()));
        assertTrue(onCore(() -> second.link().isUp()));
    }

    @Test
    void publicationToNobodySaysSo() {
        assumeTrue(world.saysNobodyThere(), "this broker does not say who is there");

        Outcome outcome = publish(bob, alice.inboxFor(bob), "hello?");

        assertEquals(Outcome.NOBODY_THERE, outcome);
    }

    @Test
    void nobodyWritesInTheNameOfSomebodyElse() {
        assumeTrue(onCore(bob::place).rules() == Place.Rules.BY_SENDER, "this broker has no rules");
        Mailbox.InboxOf foreign = new Mailbox.InboxOf(alice.address(), alice.account.device(), new Slot("carol"));

        Outcome message = publish(bob, foreign, "from carol");
        Outcome presence = publish(bob, alice.presence(), "left");

        assertEquals(List.of(Outcome.NOT_AUTHORIZED, Outcome.NOT_AUTHORIZED), List.of(message, presence));
    }

    @Test
    void publicationWhileTheLinkIsDownIsLostAtOnce() {
        world.cut(alice.account);
        awaitDown(alice);

        CompletableFuture<Outcome> outcome = onCore(() -> alice.transport()
                .publish(Publication.lasting(alice.card(), Bytes.utf8("card")))
                .toCompletableFuture());

        assertEquals(Outcome.LINK_LOST, outcome.getNow(Outcome.REFUSED));
    }

    @Test
    void linkComesBackByItself() {
        long before = onCore(alice::connects);
        world.cut(alice.account);
        awaitDown(alice);

        world.heal(alice.account);

        world.await("the link to come back", () -> alice.connects() > before);
        Link.Down down = (Link.Down) onCore(() -> alice.links.stream()
                .filter(Link.Down.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertTrue(down.nextAttempt().isAfter(down.since()));
    }
}
