package chat.hearth.persistence;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Store;
import chat.hearth.core.time.CoreThread;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A process that stores messages as fast as it can until it is killed, and prints the number of each one once the
/// store has said that it is there.
///
/// Arguments: the folder, and the first number.
final class KilledWriter {
    static final PeerId BOB = new PeerId("b".repeat(32));
    static final ConversationId WITH_BOB = new ConversationId(BOB);
    private static final int IN_FLIGHT = 8;

    private final CoreThread core;
    private final Store store;
    private long next;

    private KilledWriter(CoreThread core, Store store, long first) {
        this.core = core;
        this.store = store;
        next = first;
    }

    public static void main(String[] args) throws InterruptedException {
        try (LiveCore core = new LiveCore()) {
            MapDbStores stores = new MapDbStores(core.thread, JournalEngine::new, new StoreKeys(core.thread));
            core.thread.execute(() -> stores.open(Path.of(args[0])).whenComplete((store, failure) -> {
                if (failure == null) {
                    new KilledWriter(core.thread, store, Long.parseLong(args[1])).start();
                } else {
                    say(failure.toString());
                }
            }));
            Thread.currentThread().join();
        }
    }

    private void start() {
        for (int i = 0; i < IN_FLIGHT; i++) {
            writeOne();
        }
    }

    private void writeOne() {
        long number = next++;
        Message message = message(number);
        List<Change> changes = List.of(
                new Change.Append(message),
                new Change.PutClock(WITH_BOB, new OrderClock(number, number, number)),
                new Change.MarkRead(WITH_BOB, message.position()));
        store.commit(changes).whenComplete((_, failure) -> {
            say(failure == null ? String.valueOf(number) : failure.toString());
            core.execute(this::writeOne);
        });
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    static Message message(long number) {
        Instant at = Instant.ofEpochSecond(number);
        String text = "text " + number + " ".repeat((int) (number % 700));
        return new Message(
                WITH_BOB, new MessageId(new UUID(1, number)), BOB, number, at, at, text, new Delivery.Received());
    }
}
