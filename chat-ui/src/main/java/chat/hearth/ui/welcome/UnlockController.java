package chat.hearth.ui.welcome;

import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.welcome.UnlockViewModel.State;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.InstantSource;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.Pane;

/// Asks for the passphrase before anything of an account is shown.
public final class UnlockController {
    private final UnlockViewModel model;
    private final Remedies remedies;
    private final Frame frame;

    @FXML
    private PasswordField passphrase;

    @FXML
    private Label problem;

    @FXML
    private Button open;

    @FXML
    private Pane working;

    @FXML
    private Pane forgottenPart;

    /// What hangs around the screen.
    public record Frame(Texts texts, LinkWords links, EverySecond everySecond) {
        @Inject
        public Frame {}
    }

    /// Made for one account, named as in [KeptAccount#id()].
    public record Factory(SignIn signIn, InstantSource clock, Provider<Remedies> remedies, Frame frame) {
        @Inject
        public Factory {}

        public UnlockController of(String account) {
            return new UnlockController(new UnlockViewModel(account, signIn, clock), remedies.get(), frame);
        }
    }

    @SuppressWarnings("NullAway.Init") // the loader sets the nodes
    UnlockController(UnlockViewModel model, Remedies remedies, Frame frame) {
        this.model = model;
        this.remedies = remedies;
        this.frame = frame;
    }

    @FXML
    void initialize() {
        passphrase.textProperty().bindBidirectional(model.typed());
        ObservableValue<Boolean> busy = model.state().map(State.Working.class::isInstance);
        passphrase.editableProperty().bind(busy.map(now -> !now));
        open.disableProperty().bind(model.ready().not());
        Shown.when(working, busy);
        StringBinding sentence = Bindings.createStringBinding(
                this::words, model.state(), frame.texts().language());
        problem.textProperty().bind(sentence);
        Shown.when(problem, sentence.isNotEmpty());
        passphrase.accessibleHelpProperty().bind(sentence);
        Shown.when(forgottenPart, model.forgotten());
        // Ends by itself: with the pause.
        frame.everySecond().runWhile(model.state().map(UnlockController::isPausing), model::tick);
        model.state().subscribe(this::again);
        passphrase.sceneProperty().subscribe(passphrase::requestFocus);
    }

    @FXML
    void open() {
        model.open();
    }

    @FXML
    void forgotten() {
        model.forget();
    }

    @FXML
    void startFresh() {
        remedies.startFresh();
    }

    @FXML
    void quit() {
        remedies.quit();
    }

    /// What was typed stays, selected: one types over it, or mends it.
    private void again(State state) {
        if (state instanceof State.Wrong && !passphrase.isFocused()) {
            passphrase.requestFocus();
            passphrase.selectAll();
        }
    }

    private String words() {
        Texts texts = frame.texts();
        return switch (model.state().get()) {
            case State.Asking _, State.Working _ -> "";
            case State.Wrong(var pause) ->
                pause == 0 ? texts.get("welcome.unlock.wrong") : texts.get("welcome.unlock.wrong.pause", pause);
            case State.Failed(var why) -> frame.links().store(why);
        };
    }

    private static boolean isPausing(State state) {
        return state instanceof State.Wrong(var pause) && pause > 0;
    }
}
