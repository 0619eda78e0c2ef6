package chat.hearth.ui.app;

import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.session.Session;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.connection.NetworkWatch;
import chat.hearth.ui.sidebar.SidebarController;
import chat.hearth.ui.sidebar.SidebarViewModel;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.window.IdleWatch;
import chat.hearth.ui.window.WindowController;
import com.google.inject.Injector;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Everything that belongs to one signed-in account, made when one comes in and dropped when one leaves. Lives on the
/// FX thread once it is made.
final class SessionScope {
    private final String id;
    private final Optional<Instant> restoredFrom;
    private final Injector injector;
    private final Executor ui;
    private Optional<DisplayName> name = Optional.empty();
    private boolean ended;

    private SessionScope(Opened opened, Injector injector, Executor ui) {
        this.id = opened.id();
        this.restoredFrom = opened.restoredFrom();
        this.injector = injector;
        this.ui = ui;
    }

    /// Begins to follow the session. Called once, before all else.
    void begin() {
        session().follow(ui, new Listener());
        injector.getInstance(NetworkWatch.class).begin();
    }

    /// Knows the name, and says what could not be stored, whatever screen is open.
    private final class Listener implements Follower {
        @Override
        public void begin(Overview overview) {
            name = Optional.of(overview.name());
        }

        @Override
        public void happened(ChatEvent event) {
            if (event instanceof ChatEvent.NameChanged(var now)) {
                name = Optional.of(now);
            } else if (event instanceof ChatEvent.StoreFailed(var why)) {
                LinkWords words = injector.getInstance(LinkWords.class);
                injector.getInstance(Notices.class).say(words.store(why));
            }
        }
    }

    /// Makes scopes, on any thread: a child injector for each.
    static final class Factory {
        private final Injector program;
        private final Accounts accounts;
        private final StoreProtection.Threads threads;

        @Inject
        Factory(Injector program, Accounts accounts, StoreProtection.Threads threads) {
            this.program = program;
            this.accounts = accounts;
            this.threads = threads;
        }

        SessionScope of(Opened opened) {
            var beginning = new Connection.Beginning(opened.network(), accounts.broker(opened.id()));
            var protection = new StoreProtection(accounts.store(opened.id()), threads);
            Injector injector = program.createChildInjector(new SessionModule(opened.session(), beginning, protection));
            return new SessionScope(opened, injector, threads.ui());
        }
    }

    /// The name of the account's folder.
    String id() {
        return id;
    }

    /// If a backup took the place of a damaged file just now, one has to know what is missing.
    void sayWhatWasRestored() {
        restoredFrom.ifPresent(made -> {
            Texts texts = injector.getInstance(Texts.class);
            String when = injector.getInstance(Times.class).full(made);
            navigator().ask(new Question(texts.get("restored.title"), texts.get("restored.text", when), List.of()));
        });
    }

    /// How one calls oneself; absent in the first moment.
    Optional<DisplayName> name() {
        return name;
    }

    Session session() {
        return injector.getInstance(Session.class);
    }

    Connection connection() {
        return injector.getInstance(Connection.class);
    }

    Navigator navigator() {
        return injector.getInstance(Navigator.class);
    }

    WindowController window() {
        return injector.getInstance(WindowController.class);
    }

    SidebarController sidebar() {
        return injector.getInstance(SidebarController.class);
    }

    SidebarViewModel conversations() {
        return injector.getInstance(SidebarViewModel.class);
    }

    IdleWatch idleWatch() {
        return injector.getInstance(IdleWatch.class);
    }

    /// Begins to connect, unless the session has ended already.
    void goOnline() {
        if (!ended) {
            connection().begin();
        }
    }

    /// Ends the session by `goodbye`, then what runs for it. Completes on the core thread.
    CompletionStage<Void> end(Function<Session, CompletionStage<Void>> goodbye) {
        ended = true;
        injector.getInstance(NetworkWatch.class).close();
        return connection().end(goodbye);
    }
}
