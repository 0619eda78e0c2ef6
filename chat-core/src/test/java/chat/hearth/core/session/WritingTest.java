package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.delivery.Lane;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.memory.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailOnBackgroundError.class)
class WritingTest {
    private final AliceAndBob both = AliceAndBob.befriended();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void messageIsShownOnBothSides() {
        alice.write(bob, "hello");
        both.settle();

        assertEquals(List.of("hello"), alice.texts(bob));
        assertEquals(List.of("hello"), bob.texts(alice));
    }

    @Test
    void everyStateComesOnItsProofAlone() {
        bob.cut();
        alice.cut();
        alice.write(bob, "hello");
        Delivery offline = alice.delivery(bob, "hello");

        alice.heal();
        both.settle();
        Delivery taken = alice.delivery(bob, "hello");
        bob.heal();
        both.settle();
        Delivery arrived = alice.delivery(bob, "hello");

        assertEquals(new Delivery.Queued(), offline);
        assertInstanceOf(Delivery.Sent.class, taken);
        Delivery.Delivered delivered = assertInstanceOf(Delivery.Delivered.class, arrived);
        assertTrue(delivered.sent().isPresent());
    }

    @Test
    void brokerThatSaysNobodyIsThereLeavesItQueued() {
        bob.cut();
        both.brokerLosesEverything();
        both.pass(Duration.ofSeconds(3));

        alice.write(bob, "hello");
        both.settle();

        assertEquals(new Delivery.Queued(), alice.delivery(bob, "hello"));
    }

    @Test
    void whatIsWrittenOfflineIsKeptOverARestartAndSentInOrder() {
        alice.cut();
        List<String> written = numbered(20);
        written.forEach(text -> alice.write(bob, text));

        alice.kill();
        alice.start();
        both.pass(Duration.ofSeconds(7));
        assertEquals(List.of(), bob.texts(alice));
        alice.heal();
        both.settle();

        assertEquals(written, bob.texts(alice));
        assertEquals(20, bob.unread(alice));
    }

    @Test
    void whatIsWrittenWhileTheOtherIsAwayArrivesThoughTheWriterHasLeft() {
        bob.quit();
        List<String> written = numbered(Lane.WINDOW);
        written.forEach(text -> alice.write(bob, text));
        both.settle();
        alice.quit();

        bob.start();
        both.settle();

        assertEquals(written, bob.texts(alice));
    }

    @Test
    void fullQueueOfTheBrokerLosesNothing() {
        bob.cut();
        both.pass(Duration.ofSeconds(10));
        List<String> written = numbered(1_100);
        written.forEach(text -> alice.write(bob, text));
        both.pass(Duration.ofSeconds(10));

        bob.heal();
        both.pass(Duration.ofSeconds(30));

        assertEquals(written, bob.texts(alice));
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, written.getLast()));
    }

    @Test
    void brokerThatForgetsEverythingLosesNothing() {
        bob.cut();
        List<String> written = numbered(500);
        written.forEach(text -> alice.write(bob, text));
        both.pass(Duration.ofSeconds(10));
        both.brokerLosesEverything();
        both.pass(Duration.ofSeconds(10));

        bob.heal();
        both.pass(Duration.ofSeconds(60));

        assertEquals(written, bob.texts(alice));
    }

    @Test
    void duplicatesGapsAndDisorderAreNotSeen() {
        Iterator<Fate> fates = Stream.iterate(0, i -> i + 1)
                .map(i -> Fate.values()[i * 7 % 11 % 4])
                .iterator();
        both.network.deliverBy(mailbox -> mailbox instanceof Mailbox.InboxOf ? fates.next() : Fate.DELIVERED);
        List<String> written = numbered(40);

        written.forEach(text -> {
            alice.write(bob, text);
            both.pass(Duration.ofMillis(100));
        });
        both.pass(Duration.ofMinutes(5));

        assertEquals(written, bob.texts(alice));
        assertEquals(40, bob.events(ChatEvent.MessageAdded.class).size());
    }

    @Test
    void nothingIsSentTwiceWithinFiveSeconds() {
        Map<String, List<Instant>> tries = new HashMap<>();
        both.network.deliverBy(mailbox -> {
            if (bob.receivesAt(mailbox)) {
                tries.computeIfAbsent("try", _ -> new ArrayList<>()).add(both.core.instant());
                return Fate.LOST;
            }
            return Fate.DELIVERED;
        });

        alice.write(bob, "hello");
        for (int i = 0; i < 40; i++) {
            both.pass(Duration.ofMillis(700));
            bob.session().setActivity(i % 2 == 0 ? Session.Activity.IDLE : Session.Activity.ACTIVE);
        }

        List<Instant> moments = tries.getOrDefault("try", List.of());
        assertTrue(moments.size() > 2, "tried " + moments.size() + " times");
        for (int i = 1; i < moments.size(); i++) {
            Duration between = Duration.between(moments.get(i - 1), moments.get(i));
            assertTrue(between.compareTo(Duration.ofSeconds(5)) >= 0, "tried again after " + between);
        }
    }

    @Test
    void draftsOutliveARestart() {
        alice.session().saveDraft(alice.with(bob), "not yet rea");
        both.settle();

        alice.kill();
        alice.start();

        assertEquals("not yet rea", alice.overview().conversations().getFirst().draft());
    }

    @Test
    void unreadCountsComeFromTheStore() {
        numbered(3).forEach(text -> alice.write(bob, text));
        both.settle();
        bob.restart();
        int unread = bob.unread(alice);

        bob.session().markRead(bob.with(alice), bob.messages(alice).get(1).position());
        both.settle();

        assertEquals(List.of(3, 1), List.of(unread, bob.unread(alice)));
    }

    @Test
    void answersStandUnderTheirQuestionsThoughAClockIsWrong() {
        for (Duration wrong : List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10), Duration.ofDays(-3))) {
            bob.quit();
            bob.clockIsAheadBy(wrong);
            bob.start();
            both.settle();
            alice.write(bob, "question " + wrong);
            both.settle();
            bob.write(alice, "answer " + wrong);
            both.settle();
        }

        List<String> expected = Stream.of("PT10M", "PT-10M", "PT-72H")
                .flatMap(wrong -> Stream.of("question " + wrong, "answer " + wrong))
                .toList();
        assertEquals(expected, alice.texts(bob));
        assertEquals(expected, bob.texts(alice));
    }

    @Test
    void messageOfAKilledWriterIsNotLost() {
        alice.write(bob, "stored");
        alice.kill();

        alice.start();
        both.settle();

        assertEquals(List.of("stored"), bob.texts(alice));
    }

    @Test
    void receiverThatIsKilledBeforeItStoredGetsItAgain() {
        bob.store().hold();
        alice.write(bob, "hello");
        both.settle();
        bob.kill();

        bob.start();
        both.settle();

        assertEquals(List.of("hello"), bob.texts(alice));
    }

    @Test
    void secondSessionOfAProfileIsToldToTheFirst() {
        Person copy = new Person(alice);

        copy.goOnline();
        both.settle();

        assertEquals(
                Link.Why.TAKEN_OVER,
                assertInstanceOf(Link.Refused.class, alice.link()).why());
        assertTrue(copy.link().isUp());
    }

    @Test
    void whatABrokerHasGoesOutAgainOneByOneAndNotAllAtEachConnection() {
        bob.cut();
        alice.cut();
        List<String> written = numbered(500);
        written.forEach(text -> alice.session().send(alice.with(bob), text));
        both.pass(Duration.ofSeconds(10));
        int[] publications = new int[1];
        both.network.judgeBy(publication -> {
            publications[0] += bob.receivesAt(publication.mailbox()) ? 1 : 0;
            return Optional.empty();
        });

        alice.heal();
        both.pass(Duration.ofSeconds(20));
        int first = publications[0];
        alice.interrupt();
        both.pass(Duration.ofSeconds(20));
        int again = publications[0] - first;
        bob.heal();
        both.pass(Duration.ofMinutes(2));

        assertEquals(Lane.WINDOW, first);
        assertEquals(1, again);
        assertEquals(written, bob.texts(alice));
    }

    @Test
    void whatWaitsForOneContactLeavesRoomInTheirQueueForTheOthers() {
        List<Person> friends = List.of(alice, both.another("Carol"), both.another("Dan"), both.another("Eve"));
        friends.stream().skip(1).forEach(friend -> both.befriend(bob, friend));
        bob.cut();
        both.pass(Duration.ofSeconds(10));
        List<String> written = numbered(400);

        friends.forEach(friend -> written.forEach(text -> friend.session().send(friend.with(bob), text)));
        both.pass(Duration.ofSeconds(10));
        friends.forEach(Person::quit);
        bob.heal();
        both.settle();

        friends.forEach(friend -> assertEquals(written.subList(0, Lane.WINDOW), bob.texts(friend)));
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "message " + i).toList();
    }
}
