package chat.hearth.ui.app;

import chat.hearth.core.store.PassphraseChange;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import chat.hearth.ui.settings.Protection;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The passphrase of the store in a folder.
record StoreProtection(Path folder, Threads threads) implements Protection {
    /// Where the work is done.
    record Threads(Stores stores, CoreThread core, @Ui Executor ui) {
        @Inject
        Threads {}
    }

    @Override
    public CompletionStage<Boolean> isOn() {
        return ask(() -> threads.stores().asksPassphrase(folder));
    }

    @Override
    public CompletionStage<Void> change(PassphraseChange change) {
        return ask(() -> threads.stores().change(folder, change));
    }

    private <T extends @Nullable Object> CompletionStage<T> ask(Supplier<CompletionStage<T>> call) {
        return CompletableFuture.supplyAsync(call, threads.core())
                .thenCompose(stage -> stage)
                .whenCompleteAsync((_, _) -> {}, threads.ui());
    }
}
