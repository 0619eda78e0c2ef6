package chat.hearth.ui.settings;

import chat.hearth.core.store.Passphrase;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.settings.PassphraseViewModel.State;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

/// Sets, changes and takes away the passphrase, and says what it is good for.
public final class PassphraseController implements AutoCloseable {
    private final PassphraseViewModel model;
    private final Frame frame;
    private Subscription counting = Subscription.EMPTY;
    private boolean closed;

    @FXML
    private Label now;

    @FXML
    private Pane oldPart;

    @FXML
    private PasswordField old;

    @FXML
    private PasswordField next;

    @FXML
    private PasswordField again;

    @FXML
    private Label fault;

    @FXML
    private Label hint;

    @FXML
    private Label problem;

    @FXML
    private Pane working;

    @FXML
    private Button remove;

    @FXML
    private Button set;

    /// What hangs around the dialog.
    public record Frame(Texts texts, LinkWords links, Navigator navigator, Notices notices, EverySecond everySecond) {
        @Inject
        public Frame {}
    }

    @Inject
    @SuppressWarnings("NullAway.Init") // the loader sets the nodes
    public PassphraseController(PassphraseViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
    }

    @FXML
    void initialize() {
        old.textProperty().bindBidirectional(model.old());
        next.textProperty().bindBidirectional(model.next());
        again.textProperty().bindBidirectional(model.again());
        Shown.when(oldPart, model.on());
        Shown.when(remove, model.on());
        Shown.when(working, model.state().map(State.Working.class::isInstance));
        set.disableProperty().bind(model.settable().not());
        remove.disableProperty().bind(model.removable().not());
        bindWords();
        counting = frame.everySecond().runWhile(model.state().map(PassphraseController::isPausing), model::tick);
        model.state().subscribe(this::goOn);
        old.sceneProperty().subscribe(() -> (model.on().get() ? old : next).requestFocus());
    }

    @Override
    public void close() {
        closed = true;
        counting.unsubscribe();
    }

    @FXML
    void set() {
        model.set();
    }

    @FXML
    void remove() {
        model.remove();
    }

    @FXML
    void cancel() {
        frame.navigator().closeDialog();
    }

    private void bindWords() {
        Texts texts = frame.texts();
        now.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(model.on().get() ? "settings.passphrase.on" : "settings.passphrase.off"),
                        model.on(),
                        texts.language()));
        set.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(model.on().get() ? "settings.passphrase.change" : "settings.passphrase.set"),
                        model.on(),
                        texts.language()));
        hint.textProperty().bind(texts.bind("settings.passphrase.hint", Passphrase.SHORTEST));
        ObservableValue<PassphraseViewModel.Fault> wrong = model.fault();
        say(fault, Bindings.createStringBinding(() -> words(wrong.getValue()), wrong, texts.language()));
        say(problem, Bindings.createStringBinding(() -> words(model.state().get()), model.state(), texts.language()));
    }

    /// Once it is done there is nothing left to do here. Who has gone on meanwhile is told all the same.
    private void goOn(State state) {
        if (state instanceof State.Asking) {
            (model.on().get() ? old : next).requestFocus();
        }
        if (state instanceof State.Done) {
            if (!closed) {
                frame.navigator().closeDialog();
            }
            frame.notices()
                    .say(frame.texts()
                            .get(model.on().get() ? "settings.passphrase.done" : "settings.passphrase.removed"));
        }
    }

    private String words(PassphraseViewModel.Fault fault) {
        return switch (fault) {
            case NONE -> "";
            case SHORT -> frame.texts().get("settings.passphrase.short", Passphrase.SHORTEST);
            case DIFFERENT -> frame.texts().get("settings.passphrase.different");
        };
    }

    private String words(State state) {
        return switch (state) {
            case State.Looking _, State.Asking _, State.Working _, State.Done _ -> "";
            case State.Wrong(var pause) ->
                pause == 0
                        ? frame.texts().get("settings.passphrase.wrong")
                        : frame.texts().get("settings.passphrase.wrong.pause", pause);
            case State.Failed(var why) -> frame.links().store(why);
        };
    }

    private static boolean isPausing(State state) {
        return state instanceof State.Wrong(var pause) && pause > 0;
    }

    private static void say(Label label, StringBinding sentence) {
        label.textProperty().bind(sentence);
        Shown.when(label, sentence.isNotEmpty());
    }
}
