package chat.hearth.ui.app;

import chat.hearth.core.store.StoreException;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Ui;
import chat.hearth.ui.view.ViewLoader;
import chat.hearth.ui.welcome.TroubleController;
import chat.hearth.ui.welcome.UnlockController;
import chat.hearth.ui.welcome.WelcomeController;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one sees while no account is open: the welcome screen, the question for
/// the passphrase, or what is wrong with the profile. Lives on the FX
/// thread.
final class Hall {
    private static final Logger LOG = LoggerFactory.getLogger(Hall.class);

    private final MainStage stage;
    private final ViewLoader views;
    private final Doors doors;
    private final Accounts accounts;
    private final Threads threads;

    /// Where work is done.
    record Threads(Executor ui, Executor background) {
        @Inject
        Threads(@Ui Executor ui, @Background Executor background) {
            this.ui = ui;
            this.background = background;
        }
    }

    /// What can be shown.
    record Doors(
            Provider<WelcomeController> welcome, TroubleController.Factory trouble, UnlockController.Factory unlock) {
        @Inject
        Doors {}
    }

    @Inject
    Hall(MainStage stage, ViewLoader views, Doors doors, Accounts accounts, Threads threads) {
        this.stage = stage;
        this.views = views;
        this.doors = doors;
        this.accounts = accounts;
        this.threads = threads;
    }

    void open(Runnable closed) {
        stage.stage().setOnCloseRequest(close -> {
            close.consume();
            closed.run();
        });
        stage.open();
    }

    void bringToFront() {
        stage.bringToFront();
    }

    void keepPlace() {
        stage.keepPlace();
    }

    void hide() {
        stage.stage().hide();
    }

    Executor ui() {
        return threads.ui();
    }

    void showWelcome() {
        stage.show(views.load(doors.welcome().get()));
    }

    void showTrouble(StoreException.Why why) {
        stage.show(views.load(doors.trouble().of(why, accounts.folder())));
    }

    /// Asks for the passphrase of an account.
    void showUnlock(String id) {
        stage.show(views.load(doors.unlock().of(id)));
    }

    /// Deletes everything of an account that has left.
    void delete(String id) {
        threads.background().execute(() -> {
            try {
                accounts.delete(id);
            } catch (IOException e) {
                LOG.warn("Not everything of the account could be deleted: {}", e.toString());
            }
        });
    }

    /// Puts what cannot be opened aside, under another name in the same place.
    CompletionStage<Void> setAside() {
        return CompletableFuture.runAsync(
                        () -> {
                            try {
                                accounts.setAside();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        threads.background())
                .thenRunAsync(() -> {}, threads.ui());
    }
}
