package chat.hearth.persistence;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.Change;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Messages as they come in a conversation: in the order of time, of 1 to 540 letters that do not repeat.
final class BenchMessages {
    static final PeerId BOB = new PeerId("b".repeat(32));
    static final ConversationId WITH_BOB = new ConversationId(BOB);
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final int LONGEST = 540;

    private BenchMessages() {}

    static Message message(long number) {
        Random random = new Random(number);
        Instant at = FIRST.plusSeconds(30 * number).plusMillis(random.nextInt(1_000));
        long millis = at.toEpochMilli();
        UUID id = new UUID(millis << 16 | 0x7000 | random.nextInt(1 << 12), random.nextLong() >>> 2 | 1L << 63);
        return new Message(
                WITH_BOB, new MessageId(id), BOB, millis << 16, at, at, text(random), new Delivery.Received());
    }

    static List<Change> append(long number) {
        return List.of(new Change.Append(message(number)));
    }

    private static String text(Random random) {
        int size = 1 + random.nextInt(LONGEST);
        return random.ints(size, ' ', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
