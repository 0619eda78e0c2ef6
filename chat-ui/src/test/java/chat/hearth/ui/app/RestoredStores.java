package chat.hearth.ui.app;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.MessageKey;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseChange;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.Stores;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Stores in memory that were all restored from a backup just now.
final class RestoredStores implements Stores {
    static final Instant BACKUP = Instant.parse("2026-11-20T09:30:00Z");

    private final MemoryStores stores;

    @Inject
    RestoredStores(MemoryStores stores) {
        this.stores = stores;
    }

    @Override
    public CompletionStage<Store> open(Path folder) {
        return stores.open(folder).thenApply(Restored::new);
    }

    @Override
    public CompletionStage<Store> open(Path folder, Passphrase passphrase) {
        return stores.open(folder, passphrase).thenApply(Restored::new);
    }

    @Override
    public CompletionStage<Boolean> asksPassphrase(Path folder) {
        return stores.asksPassphrase(folder);
    }

    @Override
    public CompletionStage<Void> change(Path folder, PassphraseChange change) {
        return stores.change(folder, change);
    }

    private record Restored(Store store) implements Store {
        @Override
        public Optional<Instant> restoredFrom() {
            return Optional.of(BACKUP);
        }

        @Override
        public CompletionStage<Snapshot> load() {
            return store.load();
        }

        @Override
        public CompletionStage<Committed> commit(List<Change> changes) {
            return store.commit(changes);
        }

        @Override
        public CompletionStage<Page> page(ConversationId conversation, PageRequest request) {
            return store.page(conversation, request);
        }

        @Override
        public CompletionStage<Optional<Message>> message(MessageKey key) {
            return store.message(key);
        }

        @Override
        public CompletionStage<Void> close() {
            return store.close();
        }
    }
}
