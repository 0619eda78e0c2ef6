package chat.hearth.ui.app;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.session.Session;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Causes;
import chat.hearth.ui.view.Ui;
import chat.hearth.ui.welcome.KeptAccount;
import chat.hearth.ui.welcome.SignIn;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way in: makes accounts and continues those that are kept. Lives on the FX thread.
final class Entrance implements SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    /// The list is painted with the second one, the page beside it with the fifth.
    private static final int FIRST_FRAMES = 6;

    private final Accounts accounts;
    private final AccountOpening opening;
    private final Executor ui;
    private final Executor background;
    private Consumer<SessionScope> inside = _ -> {};
    private Consumer<String> door = _ -> {};
    private @Nullable Attempt attempt;

    @Inject
    Entrance(Accounts accounts, AccountOpening opening, @Ui Executor ui, @Background Executor background) {
        this.accounts = accounts;
        this.opening = opening;
        this.ui = ui;
        this.background = background;
    }

    /// @param room takes over once somebody is in
    /// @param lockedDoor takes over if an account asks for its passphrase
    void leadsTo(Consumer<SessionScope> room, Consumer<String> lockedDoor) {
        inside = room;
        door = lockedDoor;
    }

    @Override
    public List<KeptAccount> kept() {
        return accounts.all().stream()
                .map(account -> new KeptAccount(account.id(), account.name()))
                .toList();
    }

    @Override
    public CompletionStage<Void> create(DisplayName name, NetworkChoice network, Optional<Invitation> invitation) {
        String id = accounts.next();
        return opening.create(id, name, network)
                .thenCompose(scope -> connect(scope, invitation))
                .handleAsync((_, failure) -> failure == null ? nothing() : undo(id, failure), ui)
                .thenCompose(result -> result);
    }

    /// As [#create], but goes in without waiting for the network: nobody is there to be asked.
    CompletionStage<Void> createAtOnce(DisplayName name, NetworkChoice network, Optional<Invitation> invitation) {
        return opening.create(accounts.next(), name, network).thenAccept(scope -> {
            scope.connection().begin();
            enter(scope);
            invitation.ifPresent(each -> scope.session().add(each, ""));
        });
    }

    @Override
    public CompletionStage<Void> resume(KeptAccount account) {
        return open(account.id());
    }

    @Override
    public CompletionStage<Void> unlock(String account, Passphrase passphrase) {
        return opening.open(account, passphrase).thenAccept(this::continueWith);
    }

    /// If the account asks for its passphrase, this has not failed: the way in goes on there.
    CompletionStage<Void> open(String id) {
        return opening.open(id).thenAccept(this::continueWith).exceptionallyCompose(failure -> {
            if (Causes.of(failure) instanceof PassphraseRefused) {
                door.accept(id);
                return nothing();
            }
            return CompletableFuture.failedFuture(failure);
        });
    }

    private void continueWith(SessionScope scope) {
        enter(scope);
        // What is on the screen first is the window, then come broker and network.
        Frames.after(FIRST_FRAMES).thenRun(scope::goOnline);
    }

    @Override
    public void cancel() {
        if (attempt != null) {
            attempt.cancel();
        }
    }

    private CompletionStage<Void> connect(SessionScope scope, Optional<Invitation> invitation) {
        Attempt now = new Attempt(scope.session(), scope.connection(), ui, invitation);
        attempt = now;
        return now.begin()
                .handleAsync(
                        (_, failure) -> {
                            attempt = null;
                            if (failure == null) {
                                enter(scope);
                                return nothing();
                            }
                            return scope.end(Session::leave)
                                    .thenCompose(_ -> CompletableFuture.<Void>failedFuture(Causes.of(failure)));
                        },
                        ui)
                .thenCompose(result -> result);
    }

    private void enter(SessionScope scope) {
        accounts.signedIn(scope.id());
        inside.accept(scope);
    }

    /// Nothing of an attempt that failed is kept.
    private CompletionStage<Void> undo(String id, Throwable failure) {
        return CompletableFuture.runAsync(() -> delete(id), background)
                .thenComposeAsync(_ -> CompletableFuture.failedFuture(Causes.of(failure)), ui);
    }

    private void delete(String id) {
        try {
            accounts.delete(id);
        } catch (IOException e) {
            LOG.warn("What is left of a failed sign-in could not be deleted: {}", e.toString());
        }
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }
}
