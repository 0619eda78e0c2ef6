package chat.hearth.ui.app;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.session.SessionFactory;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/// Opens the store of an account and begins a session on it, not yet connected. Called on the FX thread; stages
/// complete
/// there and fail with `StoreException` or [NoAccount].
final class AccountOpening {
    private final Accounts accounts;
    private final Stores stores;
    private final SessionFactory sessions;
    private final CoreThread core;
    private final Executor ui;

    @Inject
    AccountOpening(Accounts accounts, Stores stores, SessionFactory sessions, CoreThread core, @Ui Executor ui) {
        this.accounts = accounts;
        this.stores = stores;
        this.sessions = sessions;
        this.core = core;
        this.ui = ui;
    }

    CompletionStage<Opened> create(String id, DisplayName name, NetworkChoice network) {
        return on(id, (store, _) -> sessions.create(store, name, network).thenApply(made -> begin(id, store, made)));
    }

    CompletionStage<Opened> open(String id) {
        return on(id, (store, snapshot) -> {
            if (snapshot.account().isPresent() && snapshot.network().isPresent()) {
                return CompletableFuture.completedFuture(begin(id, store, snapshot));
            }
            return store.close().thenCompose(_ -> CompletableFuture.failedFuture(new NoAccount()));
        });
    }

    private Opened begin(String id, Store store, Snapshot snapshot) {
        return new Opened(id, sessions.open(store, snapshot), snapshot.network().orElseThrow(), store.restoredFrom());
    }

    private CompletionStage<Opened> on(String id, BiFunction<Store, Snapshot, CompletionStage<Opened>> use) {
        return CompletableFuture.supplyAsync(() -> stores.open(accounts.store(id)), core)
                .thenCompose(opening -> opening)
                .thenCompose(store -> store.load().thenCompose(snapshot -> use.apply(store, snapshot)))
                .handleAsync(AccountOpening::result, ui)
                .thenCompose(result -> result);
    }

    private static CompletionStage<Opened> result(Opened opened, Throwable failure) {
        return failure == null
                ? CompletableFuture.completedFuture(opened)
                : CompletableFuture.failedFuture(Causes.of(failure));
    }
}
