package chat.hearth.ui.app;

import chat.hearth.core.session.Session;
import chat.hearth.core.store.StoreException;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.settings.SignOut;
import chat.hearth.ui.view.Causes;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.welcome.Remedies;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One profile at work, from the first window to the last good-bye. Lives on the FX thread.
final class Hearth implements SignOut, Remedies {
    private static final Logger LOG = LoggerFactory.getLogger(Hearth.class);
    /// In seconds; a farewell that takes longer is not waited for.
    private static final long LONGEST_GOODBYE = 5;

    private final Hall hall;
    private final MainWindow window;
    private final Accounts accounts;
    private final Entrance entrance;
    private final CommandLineNetwork commandLine;
    private final Texts texts;
    private @Nullable SessionScope scope;
    private final CompletableFuture<SessionScope> firstIn = new CompletableFuture<>();
    private Runnable ended = () -> {};
    private Optional<String> brought = Optional.empty();
    /// The account for which the program was started: the command line is for it alone.
    private Optional<String> asked = Optional.empty();
    private boolean ending;

    @Inject
    Hearth(
            Hall hall,
            MainWindow window,
            Accounts accounts,
            Entrance entrance,
            CommandLineNetwork commandLine,
            Texts texts) {
        this.hall = hall;
        this.window = window;
        this.accounts = accounts;
        this.entrance = entrance;
        this.commandLine = commandLine;
        this.texts = texts;
    }

    /// Opens the window; `ended` runs when everything of this profile is over.
    void start(Runnable ended) {
        this.ended = ended;
        entrance.leadsTo(this::enter, hall::showUnlock);
        hall.open(this::quit);
        begin();
    }

    /// A second start of the program came by, perhaps with an invitation.
    void knocked(String invitation) {
        hall.bringToFront();
        if (!invitation.isEmpty()) {
            useInvitation(invitation);
        }
    }

    /// Completes on the FX thread when the first account is open.
    CompletionStage<SessionScope> whenIn() {
        return firstIn;
    }

    @Override
    public void keep() {
        SessionScope leaving = scope;
        if (leaving != null) {
            leave(Session::close, () -> leaving.name().ifPresent(name -> accounts.kept(leaving.id(), name)));
        }
    }

    @Override
    public void erase() {
        SessionScope leaving = scope;
        if (leaving != null) {
            leave(Session::leave, () -> {
                accounts.erased(leaving.id());
                hall.delete(leaving.id());
            });
        }
    }

    @Override
    public void tryAgain() {
        begin();
    }

    @Override
    public void startFresh() {
        asked = Optional.empty();
        hall.setAside().whenComplete((_, failure) -> {
            if (failure == null) {
                hall.showWelcome();
            } else {
                trouble(failure);
            }
        });
    }

    /// Asks first if others would lose their network.
    @Override
    public void quit() {
        SessionScope now = scope;
        int people = now == null ? 0 : now.connection().people();
        if (now != null && people > 0 && !ending) {
            now.navigator()
                    .ask(new Question(
                            texts.get("application.quit.title"),
                            texts.get("application.quit.text", people),
                            List.of(new Question.Choice(
                                    texts.get("application.quit.anyway"), Question.Weight.DANGER, this::end))));
        } else {
            end();
        }
    }

    private void begin() {
        var current = accounts.current();
        if (current.isPresent()) {
            asked = current;
            entrance.open(current.get()).whenComplete((_, failure) -> failed(failure));
            return;
        }
        var name = commandLine.name();
        var network = commandLine.network();
        if (name.isPresent() && network.isPresent()) {
            entrance.createAtOnce(name.get(), network.get(), commandLine.invitation())
                    .whenComplete((_, failure) -> failed(failure));
        } else {
            hall.showWelcome();
        }
    }

    private void followCommandLine(Connection connection) {
        commandLine.chosenInsteadOf(connection.choice().get()).ifPresent(connection::choose);
        commandLine.invitationText().ifPresent(this::useInvitation);
    }

    private void failed(@Nullable Throwable failure) {
        if (failure != null) {
            trouble(failure);
        }
    }

    private void trouble(Throwable failure) {
        switch (Causes.of(failure)) {
            case StoreException store -> hall.showTrouble(store.why());
            case NoAccount _ -> hall.showWelcome();
            default -> {
                LOG.error("The profile does not open", failure);
                hall.showTrouble(StoreException.Why.FAILED);
            }
        }
    }

    private void enter(SessionScope opened) {
        scope = opened;
        window.open(opened, this::quit);
        opened.sayWhatWasRestored();
        brought.ifPresent(this::useInvitation);
        brought = Optional.empty();
        firstIn.complete(opened);
        if (asked.equals(Optional.of(opened.id()))) {
            followCommandLine(opened.connection());
        }
        asked = Optional.empty();
    }

    /// Where nobody is in yet, it waits until somebody is.
    private void useInvitation(String text) {
        if (scope != null) {
            scope.navigator().showInTurn(new Route.AddContact(text));
        } else {
            brought = Optional.of(text);
        }
    }

    private void leave(Function<Session, CompletionStage<Void>> goodbye, Runnable after) {
        goodbye(goodbye).whenComplete((_, _) -> {
            after.run();
            window.forget();
            hall.showWelcome();
        });
    }

    /// Ends without asking.
    void end() {
        if (!ending) {
            ending = true;
            hall.keepPlace();
            hall.hide();
            goodbye(Session::close).whenComplete((_, _) -> ended.run());
        }
    }

    /// Completes on the FX thread, also when the good-bye takes too long or fails.
    private CompletionStage<Void> goodbye(Function<Session, CompletionStage<Void>> how) {
        SessionScope leaving = scope;
        scope = null;
        window.close();
        if (leaving == null) {
            return CompletableFuture.completedFuture(null);
        }
        return leaving.end(how)
                .toCompletableFuture()
                .orTimeout(LONGEST_GOODBYE, TimeUnit.SECONDS)
                .handleAsync(
                        (_, failure) -> {
                            if (failure != null) {
                                LOG.warn("The good-bye was not heard: {}", failure.toString());
                            }
                            return null;
                        },
                        hall.ui());
    }
}
