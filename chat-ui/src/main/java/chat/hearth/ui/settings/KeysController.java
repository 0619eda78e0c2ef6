package chat.hearth.ui.settings;

import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// Says which keys do what in the whole window.
public final class KeysController {
    /// In the order shown: the keys, and the key of the text that says what they do.
    private static final List<Line> LINES = List.of(
            new Line("Ctrl+N", "settings.keys.contact"),
            new Line("Ctrl+I", "settings.keys.invite"),
            new Line("Ctrl+K", "settings.keys.filter"),
            new Line("Ctrl+Tab", "settings.keys.next"),
            new Line("Ctrl+Shift+Tab", "settings.keys.previous"),
            new Line("Ctrl+,", "settings.keys.settings"),
            new Line("Ctrl++ / Ctrl+−", "settings.keys.zoom"),
            new Line("Ctrl+0", "settings.keys.zoom.usual"),
            new Line("Esc", "settings.keys.back"),
            new Line("F1", "settings.keys.keys"),
            new Line("Ctrl+Q", "settings.keys.quit"));

    private final Navigator navigator;
    private final Texts texts;

    @FXML
    private GridPane lines;

    private record Line(String keys, String does) {}

    @Inject
    @SuppressWarnings("NullAway.Init") // the loader sets the nodes
    public KeysController(Navigator navigator, Texts texts) {
        this.navigator = navigator;
        this.texts = texts;
    }

    @FXML
    void initialize() {
        for (Line line : LINES) {
            Label keys = new Label(line.keys());
            keys.getStyleClass().add("key-cap");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            Label does = new Label();
            does.getStyleClass().add("plain");
            does.setWrapText(true);
            does.textProperty().bind(texts.bind(line.does()));
            lines.addRow(lines.getRowCount(), keys, does);
        }
    }

    @FXML
    void close() {
        navigator.closeDialog();
    }
}
