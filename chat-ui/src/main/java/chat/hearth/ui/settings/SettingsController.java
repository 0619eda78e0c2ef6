package chat.hearth.ui.settings;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.ui.settings.Preferences.EnterKey;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Theme;
import jakarta.inject.Inject;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// The settings, each of which works at once.
public final class SettingsController implements AutoCloseable {
    private final SettingsViewModel model;
    private final Preferences preferences;
    private final SignOut signOut;
    private final About about;
    private final Frame frame;
    private Subscription ties = Subscription.EMPTY;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private Button changeName;

    @FXML
    private Label uid;

    @FXML
    private ToggleGroup languages;

    @FXML
    private ToggleGroup themes;

    @FXML
    private ToggleGroup enterKeys;

    @FXML
    private CheckBox invisible;

    @FXML
    private CheckBox lastSeenHidden;

    @FXML
    private CheckBox requestsRefused;

    @FXML
    private Button smaller;

    @FXML
    private Button usualSize;

    @FXML
    private Button larger;

    @FXML
    private Label version;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Region rows;

    /// What hangs around every screen.
    public record Frame(Texts texts, Navigator navigator, Notices notices, Desktop desktop) {
        @Inject
        public Frame {}
    }

    @Inject
    @SuppressWarnings("NullAway.Init") // the loader sets the nodes
    public SettingsController(
            SettingsViewModel model, Preferences preferences, SignOut signOut, About about, Frame frame) {
        this.model = model;
        this.preferences = preferences;
        this.signOut = signOut;
        this.about = about;
        this.frame = frame;
    }

    @FXML
    void initialize() {
        name.textProperty().bindBidirectional(model.typedName());
        NameWords.show(frame.texts(), model.nameFault(), nameProblem);
        changeName.disableProperty().bind(model.nameChangeable().not());
        uid.setText(model.self().value());
        version.textProperty().bind(frame.texts().bind("settings.version", about.version()));
        ties = Subscription.combine(
                Chosen.tie(languages, preferences.language(), Language.class),
                Chosen.tie(themes, preferences.theme(), Theme.class),
                Chosen.tie(enterKeys, preferences.enterKey(), EnterKey.class));
        invisible.selectedProperty().bindBidirectional(model.privacy().invisible());
        lastSeenHidden.selectedProperty().bindBidirectional(model.privacy().lastSeenHidden());
        requestsRefused.selectedProperty().bindBidirectional(model.privacy().requestsRefused());
        // As high as what is in it, broken into lines, where the window is high enough.
        rows.heightProperty().subscribe(height -> scroll.setPrefViewportHeight(height.doubleValue()));
        usualSize.textProperty().bind(frame.texts().bind("settings.size.percent", preferences.zoom()));
        smaller.disableProperty().bind(preferences.zoom().lessThanOrEqualTo(Preferences.SMALLEST_ZOOM));
        larger.disableProperty().bind(preferences.zoom().greaterThanOrEqualTo(Preferences.LARGEST_ZOOM));
    }

    @Override
    public void close() {
        ties.unsubscribe();
        model.close();
    }

    @FXML
    void changeName() {
        if (model.nameChangeable().get()) {
            model.changeName();
            frame.notices().say(frame.texts().get("settings.name.changed"));
        }
    }

    @FXML
    void copyUid() {
        frame.desktop().copy(model.self().value());
        frame.notices().say(frame.texts().get("settings.uid.copied"));
    }

    @FXML
    void zoomOut() {
        preferences.zoomOut();
    }

    @FXML
    void resetZoom() {
        preferences.resetZoom();
    }

    @FXML
    void zoomIn() {
        preferences.zoomIn();
    }

    @FXML
    void passphrase() {
        frame.navigator().show(new Route.Passphrase());
    }

    @FXML
    void keys() {
        frame.navigator().show(new Route.Keys());
    }

    @FXML
    void signOut() {
        Texts texts = frame.texts();
        String who = model.name().get().map(DisplayName::value).orElse("");
        frame.navigator()
                .ask(new Question(
                        texts.get("settings.signout.title", who),
                        texts.get(model.online().get() ? "settings.signout.text" : "settings.signout.text.offline"),
                        List.of(
                                new Question.Choice(
                                        texts.get("settings.signout.keep"), Question.Weight.USUAL, signOut::keep),
                                new Question.Choice(
                                        texts.get("settings.signout.erase"), Question.Weight.DANGER, signOut::erase))));
    }

    @FXML
    void done() {
        frame.navigator().closeDialog();
    }
}
