package chat.hearth.core.session;

import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Events;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.CoreThread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only way to change what is stored: commits a [Transaction], then tells what came of it. While one commit is
/// under
/// way, what is asked for gathers, and becomes the next one as a [Batch].
///
/// When a commit fails, every commit asked for before the failure was told fails too (see `Store#commit`); so memory
/// can fall back to what is stored in one step, and nothing is built on what never was.
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final CoreThread core;
    private final Store store;
    private final Memory memory;
    private final Events events;
    private final Queue<Transaction> waiting = new ArrayDeque<>();
    private int underWay;
    private long epoch;

    Ledger(CoreThread core, Store store, Memory memory, Events events) {
        this.core = core;
        this.store = store;
        this.memory = memory;
        this.events = events;
    }

    void commit(Transaction transaction) {
        waiting.add(transaction);
        goOn();
    }

    /// Gives everything that waits to the store, which is to be closed.
    void finish() {
        while (!waiting.isEmpty()) {
            handOver();
        }
    }

    private void handOver() {
        long asked = epoch;
        Batch batch = Batch.next(waiting);
        underWay++;
        store.commit(batch.changes())
                .whenComplete((committed, failure) -> guarded(() -> {
                    underWay--;
                    if (failure == null) {
                        goOn();
                        succeed(batch, committed);
                    } else {
                        fail(batch, asked, failure);
                        goOn();
                    }
                }));
    }

    private void goOn() {
        if (underWay == 0 && !waiting.isEmpty()) {
            handOver();
        }
    }

    private void guarded(Runnable consequence) {
        try {
            consequence.run();
        } catch (RuntimeException wrong) {
            report(wrong);
        }
    }

    /// A stage would swallow it.
    private void report(RuntimeException wrong) {
        core.execute(() -> {
            throw wrong;
        });
    }

    void tell(ChatEvent event) {
        events.publish(event);
    }

    private void succeed(Batch batch, Committed committed) {
        committed.conversations().values().forEach(memory::conversationIs);
        batch.transactions().forEach(transaction -> guarded(() -> transaction.succeed(committed)));
        committed.updated().forEach(message -> tell(new ChatEvent.MessageChanged(message)));
        committed.conversations().values().forEach(changed -> tell(new ChatEvent.ConversationChanged(changed)));
    }

    private void fail(Batch batch, long asked, Throwable failure) {
        StoreException why = reason(failure);
        List<Transaction> failed = new ArrayList<>(batch.transactions());
        if (asked == epoch) {
            epoch++;
            failed.addAll(waiting);
            waiting.clear();
            memory.fallBack();
            LOG.warn("A change could not be stored: {}", why.why(), why);
            tell(new ChatEvent.StoreFailed(why.why()));
        }
        failed.forEach(transaction -> guarded(() -> transaction.fail(why)));
    }

    private static StoreException reason(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof StoreException why
                ? why
                : new StoreException(
                        StoreException.Why.FAILED,
                        "the store failed",
                        cause == null ? new IllegalStateException() : cause);
    }
}
