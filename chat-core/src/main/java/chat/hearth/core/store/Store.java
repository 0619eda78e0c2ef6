package chat.hearth.core.store;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Durable memory. Called on the core thread; every stage completes on the core thread, failures as [StoreException].
///
/// Nothing here waits: commits are grouped by a writer of the store's own.
public interface Store {
    CompletionStage<Snapshot> load();

    /// All of the changes, in their order, or none. Completes when they are durable. Commits complete in the order in
    /// which they were asked for. When one fails, every other that was asked for before the failure was told fails
    /// too, since it may be built on what is not there.
    CompletionStage<Committed> commit(List<Change> changes);

    /// Sees at least every commit that had completed when this was called.
    CompletionStage<Page> page(ConversationId conversation, PageRequest request);

    /// The stored message of that writer and id, if it is there (and not deleted).
    CompletionStage<Optional<Message>> message(MessageKey key);

    /// When the backup was made that was opened in place of a damaged file: what was stored later is not there, and the
    /// user has to know.
    default Optional<Instant> restoredFrom() {
        return Optional.empty();
    }

    /// Finishes what was asked for before, and closes. Later calls fail with [StoreException.Why#CLOSED].
    CompletionStage<Void> close();
}
