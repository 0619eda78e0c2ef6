package chat.hearth.core.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a transport promises of those who are lost, and of those who say good-bye.
abstract class WillCases extends WatchCases {
    private static final Duration LONGER_WILL_DELAY = Duration.ofSeconds(2);

    @Test
    void willIsPublishedOnceTheDelayIsOver() {
        watch(bob, new Watch.Presence(alice.address()));
        settle(bob);
        publish(alice, alice.presence(), "online");

        world.cut(alice.account);
        world.pass(WILL_DELAY.dividedBy(2));
        List<String> early = onCore(() -> bob.texts(alice.presence()));

        awaitTexts(bob, alice.presence(), List.of("online", "lost 1"));
        assertEquals(List.of("online"), early);
    }

    @Test
    void willIsKeptForThoseWhoComeLater() {
        watch(bob, new Watch.Presence(alice.address()));
        settle(bob);
        world.cut(alice.account);
        awaitTexts(bob, alice.presence(), List.of("lost 1"));

        ContractClient carol = online(ContractClient.account("Carol"), WILL_DELAY);
        watch(carol, new Watch.Presence(alice.address()));

        awaitTexts(carol, alice.presence(), List.of("lost 1"));
        assertTrue(onCore(() -> carol.at(alice.presence()).getFirst().stored()));
    }

    @Test
    void nobodyIsReportedLostAfterSayingGoodbye() {
        watch(bob, new Watch.Presence(alice.address()));
        settle(bob);
        Mailbox presence = alice.presence();

        close(alice, "left");
        world.pass(WILL_DELAY.multipliedBy(2));

        awaitTexts(bob, presence, List.of("left"));
        assertInstanceOf(Link.Closed.class, onCore(alice::link));
    }

    @Test
    void breakShorterThanTheDelayIsNotReported() {
        ContractClient carol = online(ContractClient.account("Carol"), LONGER_WILL_DELAY);
        watch(bob, new Watch.Presence(carol.address()));
        settle(bob);
        publish(carol, carol.presence(), "online");

        cutAndHeal(carol);
        world.pass(LONGER_WILL_DELAY.plusSeconds(1));

        awaitTexts(bob, carol.presence(), List.of("online"));
    }

    @Test
    void everyConnectionHasAWillOfItsOwn() {
        watch(bob, new Watch.Presence(alice.address()));
        settle(bob);
        cutAndHeal(alice);

        world.cut(alice.account);

        world.await("a will", () -> !bob.at(alice.presence()).isEmpty());
        int attempts = onCore(alice::wills);
        assertTrue(attempts >= 2, "asked for " + attempts + " wills");
        assertFalse(onCore(() -> bob.texts(alice.presence())).contains("lost 1"));
    }
}
