package chat.hearth.core.session;

import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Events;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.CoreThread;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only way to change what is stored: commits a [Transaction], then tells what came of it.
///
/// When a commit fails, every commit asked for before the failure was told fails too (see `Store#commit`); so memory
/// can fall back to what is stored in one step, and nothing is built on what never was.
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final CoreThread core;
    private final Store store;
    private final Memory memory;
    private final Events events;
    private long epoch;

    Ledger(CoreThread core, Store store, Memory memory, Events events) {
        this.core = core;
        this.store = store;
        this.memory = memory;
        this.events = events;
    }

    void commit(Transaction transaction) {
        long asked = epoch;
        store.commit(transaction.changes()).whenComplete((committed, failure) -> {
            try {
                if (failure == null) {
                    succeed(transaction, committed);
                } else {
                    fail(transaction, asked, failure);
                }
            } catch (RuntimeException wrong) {
                report(wrong);
            }
        });
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

    private void succeed(Transaction transaction, Committed committed) {
        committed.conversations().values().forEach(memory::conversationIs);
        transaction.succeed(committed);
        committed.updated().forEach(message -> tell(new ChatEvent.MessageChanged(message)));
        committed.conversations().values().forEach(changed -> tell(new ChatEvent.ConversationChanged(changed)));
    }

    private void fail(Transaction transaction, long asked, Throwable failure) {
        StoreException why = reason(failure);
        if (asked == epoch) {
            epoch++;
            memory.fallBack();
            LOG.warn("A change could not be stored: {}", why.why(), why);
            tell(new ChatEvent.StoreFailed(why.why()));
        }
        transaction.fail(why);
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
