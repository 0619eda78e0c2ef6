package chat.hearth.ui.app;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Ui;
import chat.hearth.ui.view.ViewLoader;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// The main window while an account is in: its keys, its watch over input, and the conversation that was open last.
/// Lives on the FX thread.
final class MainWindow {
    /// One lays the list out, the next one paints it; this is the one after them.
    private static final int FIRST_FRAMES = 3;

    private final MainStage stage;
    private final ViewLoader views;
    private final Preferences preferences;
    private final Executor ui;
    private final StartTrace trace;
    private @Nullable SessionScope scope;
    private EventHandler<InputEvent> input = _ -> {};
    private Map<KeyCombination, Runnable> keys = Map.of();
    private final ChangeListener<Route.Page> pageChanged = (_, _, now) -> remember(now);

    @Inject
    MainWindow(MainStage stage, ViewLoader views, Preferences preferences, @Ui Executor ui, StartTrace trace) {
        this.stage = stage;
        this.views = views;
        this.preferences = preferences;
        this.ui = ui;
        this.trace = trace;
    }

    void open(SessionScope opened, Runnable quit) {
        trace.reached(StartTrace.Step.ACCOUNT);
        scope = opened;
        preferences
                .lastChat()
                .get()
                .ifPresent(peer -> opened.navigator().show(new Route.Chat(new ConversationId(peer))));
        Parent root = views.load(opened.window());
        Shortcuts.installTab(root, opened);
        stage.show(root);
        keys = Shortcuts.of(opened, preferences, quit);
        stage.scene().getAccelerators().putAll(keys);
        input = _ -> opened.idleWatch().input();
        stage.scene().addEventFilter(InputEvent.ANY, input);
        opened.navigator().page().addListener(pageChanged);
        trace.whenPainted(stage.scene(), StartTrace.Step.MAIN_WINDOW);
        trace.whenUp(opened.connection());
        Frames.after(FIRST_FRAMES).thenRun(() -> showFirstPage(opened));
    }

    private void showFirstPage(SessionScope opened) {
        if (opened.equals(scope)) {
            opened.window().showFirstPage();
            trace.whenPainted(stage.scene(), StartTrace.Step.PAGE);
        }
    }

    void close() {
        if (scope != null) {
            stage.scene().removeEventFilter(InputEvent.ANY, input);
            takeKeysAway();
            scope.navigator().page().removeListener(pageChanged);
            scope.window().close();
            scope = null;
        }
    }

    /// Later, since it may be one of these keys that closes the window, and while a key is handled the scene allows no
    /// change of its keys. The next window opens later still.
    private void takeKeysAway() {
        Set<KeyCombination> gone = keys.keySet();
        ui.execute(() -> stage.scene().getAccelerators().keySet().removeAll(gone));
    }

    /// The next account begins with no conversation of this one.
    void forget() {
        preferences.lastChat().set(Optional.empty());
    }

    private void remember(Route.Page page) {
        preferences
                .lastChat()
                .set(
                        page instanceof Route.Chat(var conversation)
                                ? Optional.of(conversation.peer())
                                : Optional.empty());
    }
}
