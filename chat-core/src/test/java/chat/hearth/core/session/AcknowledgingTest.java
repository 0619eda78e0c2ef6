package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.memory.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How many acknowledgements there are, when they go, and what the writer stores of them.
@ExtendWith(FailOnBackgroundError.class)
class AcknowledgingTest {
    private final AliceAndBob both = AliceAndBob.befriended();
    private final Person alice = both.alice;
    private final Person bob = both.bob;
    private int acknowledgements;

    @Test
    void manyThatAreStoredTogetherAreAcknowledgedAsOneAndAtOnce() {
        countAcknowledgements();

        writeTogether(9);

        assertEquals(1, acknowledgements);
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "message 9"));
    }

    @Test
    void oneOfManyUnderWayWaitsForOthersUpToFiftyMilliseconds() {
        threeAreUnderWay();

        alice.write(bob, "the fourth");
        int atOnce = acknowledgements;
        both.pass(Acknowledgements.DELAY);

        assertEquals(0, atOnce);
        assertEquals(1, acknowledgements);
    }

    @Test
    void halfOfWhatIsUnderWayIsAcknowledgedAtOnce() {
        threeAreUnderWay();

        alice.write(bob, "the fourth");
        alice.write(bob, "the fifth");

        assertEquals(1, acknowledgements);
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "the fifth"));
    }

    /// The writer heard in between that the earlier ones are there: now half is less than what is owed already.
    @Test
    void moreThanHalfOfWhatIsUnderWayIsAcknowledgedAtOnce() {
        both.network.deliverBy(mailbox -> alice.receivesAt(mailbox) ? Fate.LATE : Fate.DELIVERED);
        writeTogether(8);
        both.network.deliverBy(_ -> Fate.DELIVERED);
        both.pass(Duration.ofMillis(2_980));
        for (String each : List.of("9", "10", "11")) {
            alice.write(bob, each);
        }
        countAcknowledgements();
        both.pass(Duration.ofMillis(30));
        int before = acknowledgements;

        alice.write(bob, "12");

        assertEquals(0, before);
        assertEquals(1, acknowledgements);
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "12"));
    }

    @Test
    void takenAndDeliveredAreShownAsOneWhereTheAcknowledgementComesSoon() {
        alice.events().clear();

        alice.write(bob, "hello");
        both.settle();

        List<Delivery> shown = alice.events(ChatEvent.MessageChanged.class).stream()
                .map(event -> event.message().delivery())
                .toList();
        assertEquals(1, shown.size());
        assertTrue(assertInstanceOf(Delivery.Delivered.class, shown.getFirst())
                .sent()
                .isPresent());
    }

    @Test
    void takenIsShownSoonWhereTheAcknowledgementDoesNotCome() {
        bob.store().hold();

        alice.write(bob, "hello");
        Delivery atFirst = alice.delivery(bob, "hello");
        both.pass(Takings.PATIENCE);

        assertEquals(new Delivery.Queued(), atFirst);
        assertInstanceOf(Delivery.Sent.class, alice.delivery(bob, "hello"));
    }

    @Test
    void takenIsShownAtOnceWhereNobodyIsThereToAcknowledgeIt() {
        bob.quit();
        both.settle();

        alice.write(bob, "hello");

        assertInstanceOf(Delivery.Sent.class, alice.delivery(bob, "hello"));
    }

    @Test
    void takenIsStoredBeforeTheWriterLeaves() {
        bob.store().hold();
        alice.write(bob, "hello");

        alice.quit();
        alice.launch();

        assertInstanceOf(Delivery.Sent.class, alice.delivery(bob, "hello"));
    }

    @Test
    void crashThatForgetsWhatWasTakenSendsItAgainAndItIsThereOnce() {
        bob.store().hold();
        alice.write(bob, "hello");
        alice.kill();
        bob.store().release();
        both.settle();

        alice.start();
        both.pass(Duration.ofSeconds(10));

        assertEquals(List.of("hello"), bob.texts(alice));
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "hello"));
    }

    private void countAcknowledgements() {
        both.network.judgeBy(publication -> {
            acknowledgements += alice.receivesAt(publication.mailbox()) ? 1 : 0;
            return Optional.empty();
        });
    }

    /// Their acknowledgement got lost; from now on none does, and they are counted.
    private void threeAreUnderWay() {
        both.network.deliverBy(mailbox -> alice.receivesAt(mailbox) ? Fate.LOST : Fate.DELIVERED);
        writeTogether(3);
        both.pass(Acknowledgements.DELAY);
        both.network.deliverBy(_ -> Fate.DELIVERED);
        countAcknowledgements();
    }

    private void writeTogether(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> alice.session().send(alice.with(bob), "message " + i));
        both.core.runReady();
    }
}
