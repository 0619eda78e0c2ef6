package chat.hearth.ui.invitation;

import chat.hearth.ui.invitation.InvitationFieldViewModel.State;
import chat.hearth.ui.qr.QrReader;
import chat.hearth.ui.text.Wrapping;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;

/// A field that takes somebody else's invitation: as text, or as a picture chosen, pasted or dropped. Part of other
/// views, which load it with `ViewLoader` and follow [#model()].
public final class InvitationFieldController {
    /// A longer text holds no invitation and would slow the field down.
    private static final int MAX_TEXT = 64 * 1024;
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PASTE_TOO = new KeyCodeCombination(KeyCode.INSERT, KeyCombination.SHIFT_DOWN);

    private final InvitationFieldViewModel model;
    private final QrReader reader;
    private final Desktop desktop;
    private final Texts texts;
    private Runnable onEnter = () -> {};

    @FXML
    private TextArea link;

    @FXML
    private Button choose;

    @FXML
    private HBox looking;

    @FXML
    private Label problem;

    @Inject
    @SuppressWarnings("NullAway.Init") // the loader sets the nodes
    public InvitationFieldController(InvitationFieldViewModel model, QrReader reader, Desktop desktop, Texts texts) {
        this.model = model;
        this.reader = reader;
        this.desktop = desktop;
        this.texts = texts;
    }

    public InvitationFieldViewModel model() {
        return model;
    }

    /// What Enter does in the field.
    public void setOnEnter(Runnable action) {
        onEnter = action;
    }

    /// Looks into the clipboard, once, and takes what is there if it is an invitation.
    public void offerClipboard() {
        desktop.copiedText().ifPresent(model::offer);
    }

    @FXML
    void initialize() {
        link.setTextFormatter(new TextFormatter<>(InvitationFieldController::shortened));
        link.textProperty().bindBidirectional(model.text());
        link.wrapTextProperty().bind(link.textProperty().map(Wrapping::isSafe));
        link.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        var state = model.state();
        Shown.when(looking, state.map(State.Looking.class::isInstance));
        choose.disableProperty().bind(looking.visibleProperty());
        problem.textProperty().bind(Bindings.createStringBinding(this::problemText, state, texts.language()));
        Shown.when(problem, problem.textProperty().isNotEmpty());
    }

    @FXML
    void paste() {
        desktop.copiedPicture().filter(_ -> desktop.copiedText().isEmpty()).ifPresentOrElse(this::look, link::paste);
        link.requestFocus();
    }

    @FXML
    void choose() {
        desktop.choosePicture(texts.get("invitation.field.picture.title")).ifPresent(this::look);
    }

    @FXML
    void cancel() {
        model.cancel();
        link.requestFocus();
    }

    @FXML
    void over(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasFiles() || board.hasImage() || board.hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    @FXML
    void drop(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasFiles()) {
            look(board.getFiles().getFirst().toPath());
        } else if (board.hasImage()) {
            look(board.getImage());
        } else {
            link.setText(board.getString());
        }
        event.setDropCompleted(true);
        event.consume();
    }

    private void look(Path file) {
        model.look(cancelled -> reader.read(file, cancelled));
    }

    private void look(Image picture) {
        model.look(cancelled -> reader.read(picture, cancelled));
    }

    private void pressed(KeyEvent key) {
        if (PASTE.match(key) || PASTE_TOO.match(key)) {
            paste();
            key.consume();
        } else if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
            link.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            onEnter.run();
            key.consume();
        }
    }

    private String problemText() {
        return model.state().get() instanceof State.Unusable(var key) ? texts.get(key) : "";
    }

    private static TextFormatter.Change shortened(TextFormatter.Change change) {
        int room = MAX_TEXT - (change.getControlText().length() - change.getRangeEnd() + change.getRangeStart());
        if (change.getText().length() > room) {
            change.setText(change.getText().substring(0, Math.max(0, room)));
            change.setCaretPosition(change.getRangeStart() + change.getText().length());
            change.setAnchor(change.getCaretPosition());
        }
        return change;
    }
}
