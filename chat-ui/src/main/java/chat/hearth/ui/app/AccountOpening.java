package chat.hearth.ui.app;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.session.SessionFactory;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Causes;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens the store of an account and prepares a session on it, not yet connected. Called on the FX thread; stages
/// complete there and fail with `StoreException`, `PassphraseRefused` or [NoAccount].
final class AccountOpening {
    private final Accounts accounts;
    private final Stores stores;
    private final SessionFactory sessions;
    private final SessionScope.Factory scopes;
    private final Threads threads;
    private @Nullable Ahead ahead;

    private record Loaded(Store store, Snapshot snapshot) {}

    /// An account that nobody has asked for yet.
    private record Ahead(String id, CompletionStage<SessionScope> scope) {}

    /// Where the work is done.
    record Threads(
            CoreThread core, @Ui Executor ui, @Background Executor background) {
        @Inject
        Threads {}
    }

    @Inject
    AccountOpening(
            Accounts accounts, Stores stores, SessionFactory sessions, SessionScope.Factory scopes, Threads threads) {
        this.accounts = accounts;
        this.stores = stores;
        this.sessions = sessions;
        this.scopes = scopes;
        this.threads = threads;
    }

    /// Begins to open the account of whoever is signed in, so that it is there when [#open] asks. On any thread, before
    /// everything else.
    void openAhead() {
        accounts.current().ifPresent(id -> ahead = new Ahead(id, continued(id)));
    }

    CompletionStage<SessionScope> create(String id, DisplayName name, NetworkChoice network) {
        return onUi(on(
                load(() -> stores.open(accounts.store(id))),
                (store, _) -> sessions.create(store, name, network).thenApply(made -> begin(id, store, made))));
    }

    CompletionStage<SessionScope> open(String id) {
        Ahead begun = ahead;
        ahead = null;
        return onUi(begun != null && begun.id().equals(id) ? begun.scope() : continued(id));
    }

    CompletionStage<SessionScope> open(String id, Passphrase passphrase) {
        return onUi(continued(id, load(() -> stores.open(accounts.store(id), passphrase))));
    }

    private CompletionStage<SessionScope> continued(String id) {
        return continued(id, load(() -> stores.open(accounts.store(id))));
    }

    private CompletionStage<SessionScope> continued(String id, CompletionStage<Loaded> loaded) {
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

    /// To put a session's objects together takes as long as some frames: not on the FX thread.
    private CompletionStage<SessionScope> on(
            CompletionStage<Loaded> loading, BiFunction<Store, Snapshot, CompletionStage<Opened>> use) {
        return loading.thenComposeAsync(loaded -> use.apply(loaded.store(), loaded.snapshot()), threads.core())
                .thenApplyAsync(scopes::of, threads.background());
    }

    private CompletionStage<SessionScope> onUi(CompletionStage<SessionScope> scope) {
        return scope.handleAsync(AccountOpening::result, threads.ui()).thenCompose(result -> result);
    }

    private CompletionStage<Loaded> load(Supplier<CompletionStage<Store>> opening) {
        return CompletableFuture.supplyAsync(opening, threads.core())
                .thenCompose(stage -> stage)
                .thenCompose(store -> store.load().thenApply(snapshot -> new Loaded(store, snapshot)));
    }

    private static CompletionStage<SessionScope> result(SessionScope scope, Throwable failure) {
        if (failure != null) {
            return CompletableFuture.failedFuture(Causes.of(failure));
        }
        scope.begin();
        return CompletableFuture.completedFuture(scope);
    }
}
