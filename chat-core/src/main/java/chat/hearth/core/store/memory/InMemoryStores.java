package chat.hearth.core.store.memory;

import chat.hearth.core.store.Store;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Stores in memory, one disk for each folder. Called on the core thread.
public final class InMemoryStores implements Stores {
    private final CoreThread core;
    private final Map<Path, MemoryDisk> disks = new HashMap<>();

    @Inject
    public InMemoryStores(CoreThread core) {
        this.core = core;
    }

    /// The disk that stands for this folder.
    public MemoryDisk disk(Path folder) {
        return disks.computeIfAbsent(folder, _ -> new MemoryDisk());
    }

    @Override
    public CompletionStage<Store> open(Path folder) {
        CompletableFuture<Store> stage = new CompletableFuture<>();
        core.execute(() -> {
            if (disk(folder).isUsed()) {
                stage.completeExceptionally(new StoreException(StoreException.Why.LOCKED, "already open"));
            } else {
                stage.complete(new InMemoryStore(disk(folder), core));
            }
        });
        return stage;
    }
}
