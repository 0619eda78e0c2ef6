package chat.hearth.persistence;

import chat.hearth.core.store.Store;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Stores in files. Called on the core thread; opens on the thread of the new store, since MapDB takes about a second
/// to come up.
final class MapDbStores implements Stores {
    private final CoreThread core;
    private final Engine engine;
    /// Kept besides the lock in the folder: to close a second channel on the lock file would give up the first one's
    /// lock on some systems.
    private final Set<Path> inUse = new HashSet<>();

    @Inject
    MapDbStores(CoreThread core, Engine engine) {
        this.core = core;
        this.engine = engine;
    }

    @Override
    public CompletionStage<Store> open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        CompletableFuture<Store> stage = new CompletableFuture<>();
        if (inUse.add(path)) {
            StoreThreads threads = StoreThreads.start();
            threads.writer().execute(() -> open(path, threads, stage));
        } else {
            core.execute(() -> stage.completeExceptionally(
                    new StoreException(StoreException.Why.LOCKED, "the store is open already")));
        }
        return stage;
    }

    private void open(Path path, StoreThreads threads, CompletableFuture<Store> stage) {
        try {
            Vault vault = Vault.open(path, engine, core);
            core.execute(() -> stage.complete(new MapDbStore(vault, core, threads, () -> inUse.remove(path))));
        } catch (RuntimeException | Error e) {
            threads.stop();
            core.execute(() -> {
                inUse.remove(path);
                stage.completeExceptionally(Failures.of(e));
            });
        }
    }
}
