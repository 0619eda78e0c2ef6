package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.store.Change;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.memory.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Messages that are lost on the way while later ones arrive.
@ExtendWith(FailOnBackgroundError.class)
class GapsTest {
    private final AliceAndBob both = AliceAndBob.befriended();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void messageThatOvertakesAnotherIsShownAfterItAndNothingIsSentAgain() {
        int[] sent = fate(i -> i == 1, Fate.LATE);
        write("one", "two", "three");

        both.pass(Duration.ofSeconds(1));
        List<String> atFirst = shown();
        both.pass(Duration.ofMillis(2500));

        assertEquals(List.of(), atFirst);
        assertEquals(List.of("one", "two", "three"), shown());
        assertEquals(List.of("one", "two", "three"), bob.texts(alice));
        assertEquals(3, sent[0]);
    }

    @Test
    void whatIsStoredBehindAGapIsAcknowledgedAndWhatIsMissingIsNot() {
        lose(i -> i == 1 || i == 3);
        write("one", "two", "three", "four");
        both.settle();

        assertInstanceOf(Delivery.Sent.class, alice.delivery(bob, "one"));
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "two"));
        assertInstanceOf(Delivery.Sent.class, alice.delivery(bob, "three"));
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "four"));
    }

    @Test
    void whatIsLostIsSentAgainAfterFiveSecondsAndNothingElse() {
        int[] sent = lose(i -> i == 5 || i == 9);
        List<String> written = write("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");

        both.pass(Duration.ofMillis(4_900));
        List<String> before = shown();
        both.pass(Duration.ofMillis(300));

        assertEquals(List.of("1", "2", "3", "4"), before);
        assertEquals(written, shown());
        assertEquals(14, sent[0]);
    }

    @Test
    void afterTenSecondsTheRestIsShownAndThatMessagesAreMissingUntilTheyCome() {
        lose(i -> i == 1 || i == 3 || i == 4);
        write("one", "two");
        both.pass(Duration.ofSeconds(9));
        List<String> waiting = shown();
        both.pass(Duration.ofSeconds(2));
        List<String> later = shown();
        Set<?> missing = bob.howThingsStand().missing();
        both.pass(Duration.ofSeconds(30));

        assertEquals(List.of(), waiting);
        assertEquals(List.of("two"), later);
        assertEquals(Set.of(bob.with(alice)), missing);
        assertEquals(List.of("one", "two"), bob.texts(alice));
        assertEquals(
                List.of(true, false),
                bob.events(ChatEvent.MessagesMissing.class).stream()
                        .map(ChatEvent.MessagesMissing::missing)
                        .toList());
        assertEquals(Set.of(), bob.howThingsStand().missing());
    }

    @Test
    void whatFillsAGapStandsAboveWhatFollowedItThoughTheClockOfTheWriterIsAhead() {
        alice.quit();
        alice.clockIsAheadBy(Duration.ofMinutes(10));
        alice.start();
        both.settle();
        lose(i -> i == 2 || i == 3);

        List<String> written = write("one", "two", "three", "four", "five");
        both.pass(Duration.ofSeconds(30));

        assertEquals(written, bob.texts(alice));
        assertEquals(written, alice.texts(bob));
    }

    @Test
    void gapOutlivesARestart() {
        lose(i -> i == 1 || i == 3 || i == 4);
        write("one", "two");
        both.pass(Duration.ofSeconds(1));

        bob.restart();
        Set<?> missing = bob.overview().missing();
        both.pass(Duration.ofMinutes(1));

        assertEquals(Set.of(bob.with(alice)), missing);
        assertEquals(List.of("one", "two"), bob.texts(alice));
        assertEquals(Set.of(), bob.howThingsStand().missing());
    }

    @Test
    void gapEndsWhenTheWriterHasNothingToFillItWith() {
        lose(i -> i == 1);
        write("one", "two");
        both.pass(Duration.ofSeconds(2));
        OutboxEntry.Key lost =
                alice.await(alice.store().load()).outbox().getFirst().key();
        alice.await(alice.store().commit(List.of(new Change.RemoveOutboxEntry(lost))));
        alice.kill();
        both.pass(Duration.ofSeconds(20));
        Set<?> missing = bob.howThingsStand().missing();

        alice.start();
        both.settle();
        alice.write(bob, "three");
        both.settle();

        assertEquals(Set.of(bob.with(alice)), missing);
        assertEquals(Set.of(), bob.howThingsStand().missing());
        assertEquals(List.of("two", "three"), bob.texts(alice));
    }

    @Test
    void nameThatOvertakesAnotherDoesNotGiveWayToTheOlderOne() {
        fate(i -> i == 1, Fate.LATE);
        alice.session().changeName(new DisplayName("Alice Older"));
        both.core.runReady();
        alice.session().changeName(new DisplayName("Alice Newer"));
        both.pass(Duration.ofSeconds(10));

        assertEquals("Alice Newer", bob.contact(alice).orElseThrow().shownName().value());
    }

    /// Brokers send nothing more while some twenty are not acknowledged, not even what all of these wait for.
    @Test
    void oneLostBeforeManyThatMayNotOvertakeItHoldsUpNothing() {
        lose(i -> i == 1);
        for (int i = 1; i <= 40; i++) {
            alice.session().changeName(new DisplayName("Alice " + i));
            both.core.runReady();
        }
        write("after them");
        both.pass(Duration.ofMinutes(2));

        assertEquals("Alice 40", bob.contact(alice).orElseThrow().shownName().value());
        assertEquals(List.of("after them"), shown());
    }

    @Test
    void whatWaitsForItsTurnOutlivesABreakOfTheLink() {
        int[] sent = lose(i -> i == 1);
        for (int i = 1; i <= 10; i++) {
            alice.session().changeName(new DisplayName("Alice " + i));
            both.core.runReady();
        }
        bob.interrupt();
        both.pass(Duration.ofMinutes(2));

        assertEquals("Alice 10", bob.contact(alice).orElseThrow().shownName().value());
        assertEquals(11, sent[0]);
    }

    @Test
    void everySecondOneLostIsMoreGapsThanAnAcknowledgementNamesAndAllArrive() {
        lose(i -> i <= 150 && i % 2 == 0);
        List<String> written = write(
                IntStream.rangeClosed(1, 150).mapToObj(i -> "message " + i).toArray(String[]::new));

        both.pass(Duration.ofMinutes(2));

        assertEquals(written, bob.texts(alice));
        assertEquals(written.size(), shown().stream().distinct().count());
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "message 149"));
    }

    private List<String> write(String... texts) {
        for (String text : texts) {
            alice.session().send(alice.with(bob), text);
        }
        both.core.runReady();
        return List.of(texts);
    }

    /// What Bob was told of, in that order.
    private List<String> shown() {
        return bob.events(ChatEvent.MessageAdded.class).stream()
                .map(event -> event.message().text())
                .toList();
    }

    private int[] lose(IntPredicate which) {
        return fate(which, Fate.LOST);
    }

    /// Of what goes to Bob's device the first is number 1; returns where they are counted.
    private int[] fate(IntPredicate which, Fate fate) {
        int[] count = new int[1];
        both.network.deliverBy(mailbox -> bob.receivesAt(mailbox) && which.test(++count[0]) ? fate : Fate.DELIVERED);
        return count;
    }
}
