package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.Change;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final PeerId BOB = new PeerId("b".repeat(32));
    private static final ConversationId WITH_BOB = new ConversationId(BOB);
    private final Queue<Transaction> waiting = new ArrayDeque<>();

    @Test
    void whatIsReplacedInTheSameBatchIsStoredOnce() {
        Change first = new Change.Append(message(1));
        Change second = new Change.Append(message(2));
        waiting.add(new Transaction().change(first).change(clock(1)));
        waiting.add(new Transaction().change(second).change(clock(2)));

        Batch batch = Batch.next(waiting);

        assertEquals(List.of(first, second, clock(2)), batch.changes());
        assertEquals(2, batch.transactions().size());
    }

    @Test
    void secondComingOfAMessageWaitsForTheNextBatch() {
        Transaction again = new Transaction().change(new Change.Append(message(1)));
        waiting.add(new Transaction().change(new Change.Append(message(1))));
        waiting.add(again);

        Batch.next(waiting);

        assertEquals(List.of(again), List.copyOf(waiting));
    }

    @Test
    void batchHasALimit() {
        IntStream.range(0, Batch.MOST + 1).forEach(i -> waiting.add(new Transaction().change(clock(i))));

        Batch.next(waiting);

        assertEquals(1, waiting.size());
    }

    private static Change clock(long at) {
        return new Change.PutClock(WITH_BOB, new OrderClock(at, at, at));
    }

    private static Message message(long number) {
        Instant at = Instant.ofEpochMilli(number);
        MessageId id = new MessageId(new UUID(0x7000, number));
        return new Message(WITH_BOB, id, BOB, number, at, at, "text", new Delivery.Received());
    }
}
