package chat.hearth.persistence;

import chat.hearth.core.ChatException;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseChange;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import chat.hearth.persistence.volume.AesGcm;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stores in files. Called on the core thread; opens on the thread of the new store, since MapDB takes about a second
/// to come up, and a passphrase too.
final class MapDbStores implements Stores {
    private final CoreThread core;
    private final Engine.Maker engines;
    private final StoreKeys keys;
    /// Kept besides the lock in the folder: to close a second channel on the lock file would give up the first one's
    /// lock on some systems.
    private final Set<Path> inUse = new HashSet<>();

    @Inject
    MapDbStores(CoreThread core, Engine.Maker engines, StoreKeys keys) {
        this.core = core;
        this.engines = engines;
        this.keys = keys;
    }

    @Override
    public CompletionStage<Store> open(Path folder) {
        return open(folder, Optional.empty());
    }

    @Override
    public CompletionStage<Store> open(Path folder, Passphrase passphrase) {
        return open(folder, Optional.of(passphrase));
    }

    @Override
    public CompletionStage<Boolean> asksPassphrase(Path folder) {
        return withKeys(folder, keys::asksPassphrase);
    }

    @Override
    public CompletionStage<Void> change(Path folder, PassphraseChange change) {
        return withKeys(folder, path -> {
            keys.change(path, change);
            return null;
        });
    }

    private CompletionStage<Store> open(Path folder, Optional<Passphrase> passphrase) {
        Path path = normal(folder);
        CompletableFuture<Store> stage = new CompletableFuture<>();
        if (inUse.add(path)) {
            StoreThreads threads = StoreThreads.start();
            threads.writer().execute(() -> open(path, passphrase, threads, stage));
        } else {
            refuse(stage, StoreException.Why.LOCKED, "the store is open already");
        }
        return stage;
    }

    private void open(
            Path path, Optional<Passphrase> passphrase, StoreThreads threads, CompletableFuture<Store> stage) {
        try {
            Vault vault = Vault.open(path, folder -> engine(folder, passphrase), core);
            core.execute(() -> stage.complete(new MapDbStore(vault, core, threads, () -> inUse.remove(path))));
        } catch (RuntimeException | Error e) {
            threads.stop();
            core.execute(() -> {
                inUse.remove(path);
                stage.completeExceptionally(told(e));
            });
        }
    }

    private Engine engine(StoreFolder folder, Optional<Passphrase> passphrase) {
        return engines.with(new AesGcm(keys.key(folder, passphrase).toArray()));
    }

    /// On a thread of its own: it may take as long as opening, and the store goes on meanwhile.
    private <T extends @Nullable Object> CompletionStage<T> withKeys(Path folder, Function<Path, T> work) {
        Path path = normal(folder);
        CompletableFuture<T> stage = new CompletableFuture<>();
        if (inUse.contains(path)) {
            Thread.ofPlatform().daemon().name("store-key").start(() -> run(() -> work.apply(path), stage));
        } else {
            refuse(stage, StoreException.Why.CLOSED, "the store is closed");
        }
        return stage;
    }

    private <T extends @Nullable Object> void run(Supplier<T> work, CompletableFuture<T> stage) {
        try {
            T done = work.get();
            core.execute(() -> stage.complete(done));
        } catch (RuntimeException | Error e) {
            core.execute(() -> stage.completeExceptionally(told(e)));
        }
    }

    private void refuse(CompletableFuture<?> stage, StoreException.Why why, String message) {
        core.execute(() -> stage.completeExceptionally(new StoreException(why, message)));
    }

    private static ChatException told(Throwable thrown) {
        return thrown instanceof ChatException known ? known : Failures.of(thrown);
    }

    private static Path normal(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
