package chat.hearth.ui.app;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.session.SessionFactory;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.view.Causes;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens the store of an account and begins a session on it, not yet connected. Called on the FX thread; stages
/// complete there and fail with `StoreException`, `PassphraseRefused` or [NoAccount].
final class AccountOpening {
    private final Accounts accounts;
    private final Stores stores;
    private final SessionFactory sessions;
    private final CoreThread core;
    private final Executor ui;
    private @Nullable Ahead ahead;

    private record Loaded(Store store, Snapshot snapshot) {}

    /// A store that nobody has asked for yet.
    private record Ahead(String id, CompletionStage<Loaded> loaded) {}

    @Inject
    AccountOpening(Accounts accounts, Stores stores, SessionFactory sessions, CoreThread core, @Ui Executor ui) {
        this.accounts = accounts;
        this.stores = stores;
        this.sessions = sessions;
        this.core = core;
        this.ui = ui;
    }

    /// Begins to open the store of whoever is signed in, so that it is there when [#open] asks. On any thread, before
    /// everything else.
    void openAhead() {
        accounts.current().ifPresent(id -> ahead = new Ahead(id, load(() -> stores.open(accounts.store(id)))));
    }

    CompletionStage<Opened> create(String id, DisplayName name, NetworkChoice network) {
        return on(
                loaded(id),
                (store, _) -> sessions.create(store, name, network).thenApply(made -> begin(id, store, made)));
    }

    CompletionStage<Opened> open(String id) {
        return begun(loaded(id), id);
    }

    CompletionStage<Opened> open(String id, Passphrase passphrase) {
        return begun(load(() -> stores.open(accounts.store(id), passphrase)), id);
    }

    private CompletionStage<Opened> begun(CompletionStage<Loaded> loaded, String id) {
        return on(loaded, (store, snapshot) -> {
            if (snapshot.account().isPresent() && snapshot.network().isPresent()) {
                return CompletableFuture.completedFuture(begin(id, store, snapshot));
            }
            return store.close().thenCompose(_ -> CompletableFuture.failedFuture(new NoAccount()));
        });
    }

    private Opened begin(String id, Store store, Snapshot snapshot) {
        return new Opened(id, sessions.open(store, snapshot), snapshot.network().orElseThrow(), store.restoredFrom());
    }

    private CompletionStage<Opened> on(
            CompletionStage<Loaded> loading, BiFunction<Store, Snapshot, CompletionStage<Opened>> use) {
        return loading.thenComposeAsync(loaded -> use.apply(loaded.store(), loaded.snapshot()), core)
                .handleAsync(AccountOpening::result, ui)
                .thenCompose(result -> result);
    }

    private CompletionStage<Loaded> loaded(String id) {
        Ahead begun = ahead;
        ahead = null;
        return begun != null && begun.id().equals(id) ? begun.loaded() : load(() -> stores.open(accounts.store(id)));
    }

    private CompletionStage<Loaded> load(Supplier<CompletionStage<Store>> opening) {
        return CompletableFuture.supplyAsync(opening, core)
                .thenCompose(stage -> stage)
                .thenCompose(store -> store.load().thenApply(snapshot -> new Loaded(store, snapshot)));
    }

    private static CompletionStage<Opened> result(Opened opened, Throwable failure) {
        return failure == null
                ? CompletableFuture.completedFuture(opened)
                : CompletableFuture.failedFuture(Causes.of(failure));
    }
}
