package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Messages that are refused, given up or taken back.
@ExtendWith(FailOnBackgroundError.class)
class UnsentTest {
    private final AliceAndBob both = AliceAndBob.befriended();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void nothingGoesOutBeforeItIsStoredWhateverElseHappens() {
        AliceAndBob far = new AliceAndBob(Place.Rules.OPEN, Duration.ofMillis(100));
        far.befriend(far.alice, far.bob);
        far.alice.write(far.bob, "stored");
        far.alice.store().hold();
        far.alice.session().send(far.alice.with(far.bob), "not yet");

        far.pass(Duration.ofSeconds(2));
        List<String> before = far.bob.texts(far.alice);
        far.alice.store().release();
        far.pass(Duration.ofSeconds(2));

        assertEquals(List.of("stored"), before);
        assertEquals(List.of("stored", "not yet"), far.bob.texts(far.alice));
    }

    @Test
    void refusedMessageFailsAndCanBeTriedAgain() {
        refuseMessages(Outcome.NOT_AUTHORIZED);
        Message message = alice.write(bob, "hello");
        both.settle();
        Delivery refused = alice.delivery(bob, "hello");

        both.network.judgeBy(_ -> Optional.empty());
        alice.session().retry(alice.messages(bob).getFirst());
        both.pass(Duration.ofSeconds(15));

        assertEquals(
                Delivery.Reason.NOT_AUTHORIZED,
                assertInstanceOf(Delivery.Failed.class, refused).reason());
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "hello"));
        assertEquals(List.of("hello"), bob.texts(alice));
        assertEquals(message.id(), bob.messages(alice).getFirst().id());
    }

    @Test
    void messageTooLargeForTheBrokerDoesNotStopTheOthers() {
        refuseMessages(Outcome.TOO_LARGE);
        alice.write(bob, "large");
        both.settle();
        both.network.judgeBy(_ -> Optional.empty());

        alice.write(bob, "small");
        both.pass(Duration.ofSeconds(15));

        assertEquals(List.of("small"), bob.texts(alice));
        assertInstanceOf(Delivery.Failed.class, alice.delivery(bob, "large"));
    }

    @Test
    void deletedMessageIsNotSentAndTheNextOnesAre() {
        alice.cut();
        Message first = alice.write(bob, "never mind");
        alice.write(bob, "hello");

        alice.session().delete(first);
        alice.heal();
        both.settle();

        assertEquals(List.of("hello"), bob.texts(alice));
        assertEquals(List.of("hello"), alice.texts(bob));
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "hello"));
    }

    @Test
    void erasedConversationIsNotSentAnyMore() {
        alice.cut();
        alice.write(bob, "never mind");

        alice.session().erase(alice.with(bob));
        alice.heal();
        both.settle();
        alice.write(bob, "hello");
        both.settle();

        assertEquals(List.of("hello"), bob.texts(alice));
    }

    @Test
    void messageThatNobodyTookForAMonthFails() {
        bob.quit();
        alice.write(bob, "are you there?");
        both.settle();
        alice.quit();
        both.pass(Duration.ofDays(31));

        alice.start();
        both.settle();

        Delivery.Failed failed = assertInstanceOf(Delivery.Failed.class, alice.delivery(bob, "are you there?"));
        assertEquals(Delivery.Reason.GAVE_UP, failed.reason());
    }

    @Test
    void textOf32KiBArrivesAndALongerOneIsRefused() {
        String longest = "é".repeat(16 * 1024);
        alice.write(bob, longest);
        both.settle();

        assertEquals(List.of(longest), bob.texts(alice));
        assertEquals(MessageRefused.Why.TOO_LONG, refusal(longest + "x"));
        assertEquals(MessageRefused.Why.BLANK, refusal(" \n "));
    }

    private void refuseMessages(Outcome outcome) {
        both.network.judgeBy(publication -> Optional.of(outcome).filter(_ -> bob.receivesAt(publication.mailbox())));
    }

    private MessageRefused.Why refusal(String text) {
        CompletionException failure = assertThrows(CompletionException.class, () -> alice.write(bob, text));
        return assertInstanceOf(MessageRefused.class, failure.getCause()).why();
    }
}
