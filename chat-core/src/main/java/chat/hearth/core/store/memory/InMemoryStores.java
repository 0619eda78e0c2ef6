package chat.hearth.core.store.memory;

import chat.hearth.core.ChatException;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseChange;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.Patience;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stores in memory, one disk for each folder. Called on the core thread.
public final class InMemoryStores implements Stores {
    private final CoreThread core;
    private final Map<Path, MemoryDisk> disks = new HashMap<>();
    private final Map<Path, Passphrase> passphrases = new HashMap<>();
    private final Map<Path, Patience> patience = new HashMap<>();

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
        return later(() -> opened(folder, Optional.empty()));
    }

    @Override
    public CompletionStage<Store> open(Path folder, Passphrase passphrase) {
        return later(() -> opened(folder, Optional.of(passphrase)));
    }

    @Override
    public CompletionStage<Boolean> asksPassphrase(Path folder) {
        return later(() -> passphrases.containsKey(folder));
    }

    @Override
    public CompletionStage<Void> change(Path folder, PassphraseChange change) {
        return later(() -> {
            require(folder, change.old());
            change.next().ifPresentOrElse(next -> passphrases.put(folder, next), () -> passphrases.remove(folder));
            return null;
        });
    }

    private Store opened(Path folder, Optional<Passphrase> passphrase) {
        if (disk(folder).isUsed()) {
            throw new StoreException(StoreException.Why.LOCKED, "already open");
        }
        require(folder, passphrase);
        return new InMemoryStore(disk(folder), core);
    }

    private void require(Path folder, Optional<Passphrase> given) {
        Passphrase right = passphrases.get(folder);
        if (right == null) {
            return;
        }
        if (given.isEmpty()) {
            throw PassphraseRefused.missing();
        }
        Patience tries = patience.computeIfAbsent(folder, _ -> new Patience());
        tries.require(core.instant());
        if (!given.get().equals(right)) {
            throw tries.wrong(core.instant());
        }
        tries.right();
    }

    private <T extends @Nullable Object> CompletionStage<T> later(Supplier<T> work) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        core.execute(() -> {
            try {
                stage.complete(work.get());
            } catch (ChatException e) {
                stage.completeExceptionally(e);
            }
        });
        return stage;
    }
}
