package chat.hearth.ui.app;

import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseChange;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.Stores;
import chat.hearth.core.store.memory.InMemoryStore;
import chat.hearth.core.store.memory.InMemoryStores;
import chat.hearth.core.time.CoreThread;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/// In place of MapDB: stores in memory, each with a folder besides, since accounts are found by it.
final class MemoryStores implements Stores {
    private final InMemoryStores stores;
    private final List<InMemoryStore> opened = new CopyOnWriteArrayList<>();

    @Inject
    MemoryStores(CoreThread core) {
        stores = new InMemoryStores(core);
    }

    @Override
    public CompletionStage<Store> open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stores.open(folder).thenApply(this::seen);
    }

    @Override
    public CompletionStage<Store> open(Path folder, Passphrase passphrase) {
        return stores.open(folder, passphrase).thenApply(this::seen);
    }

    @Override
    public CompletionStage<Boolean> asksPassphrase(Path folder) {
        return stores.asksPassphrase(folder);
    }

    @Override
    public CompletionStage<Void> change(Path folder, PassphraseChange change) {
        return stores.change(folder, change);
    }

    private Store seen(Store store) {
        opened.add((InMemoryStore) store);
        return store;
    }

    /// The store that was opened last; belongs to the program's core thread.
    InMemoryStore last() {
        return opened.getLast();
    }
}
