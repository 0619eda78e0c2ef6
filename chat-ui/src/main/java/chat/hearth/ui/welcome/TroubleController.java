package chat.hearth.ui.welcome;

import chat.hearth.core.store.StoreException;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Takes the place of the window when a profile does not open: what is so, why, and what can be done.
public final class TroubleController {
    private final StoreException.Why why;
    private final Path folder;
    private final Remedies remedies;
    private final Texts texts;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private Label place;

    @FXML
    private Button tryAgain;

    @FXML
    private Button startFresh;

    /// Made for one failure; the folder is that of the profile.
    public record Factory(Provider<Remedies> remedies, Texts texts) {
        @Inject
        public Factory {}

        public TroubleController of(StoreException.Why why, Path folder) {
            return new TroubleController(why, folder, remedies.get(), texts);
        }
    }

    @SuppressWarnings("NullAway.Init") // the loader sets the nodes
    TroubleController(StoreException.Why why, Path folder, Remedies remedies, Texts texts) {
        this.why = why;
        this.folder = folder;
        this.remedies = remedies;
        this.texts = texts;
    }

    @FXML
    void initialize() {
        String key = key();
        title.textProperty().bind(texts.bind(key + ".title"));
        text.textProperty().bind(texts.bind(key + ".text"));
        place.setText(folder.toString());
        boolean fresh = switch (why) {
            case DAMAGED, FOREIGN_VERSION, WRONG_KEY -> true;
            case LOCKED, FULL, READ_ONLY, FAILED, CLOSED -> false;
        };
        Shown.set(startFresh, fresh);
        Shown.set(tryAgain, !fresh);
        Button first = fresh ? startFresh : tryAgain;
        first.setDefaultButton(!fresh);
        first.sceneProperty().subscribe(first::requestFocus);
    }

    @FXML
    void tryAgain() {
        remedies.tryAgain();
    }

    @FXML
    void startFresh() {
        remedies.startFresh();
    }

    @FXML
    void quit() {
        remedies.quit();
    }

    private String key() {
        return switch (why) {
            case LOCKED -> "welcome.trouble.locked";
            case FULL -> "welcome.trouble.full";
            case READ_ONLY -> "welcome.trouble.readonly";
            case DAMAGED -> "welcome.trouble.damaged";
            case FOREIGN_VERSION -> "welcome.trouble.foreign";
            case WRONG_KEY -> "welcome.trouble.key";
            case FAILED, CLOSED -> "welcome.trouble.failed";
        };
    }
}
