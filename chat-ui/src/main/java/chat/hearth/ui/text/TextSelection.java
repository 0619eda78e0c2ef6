package chat.hearth.ui.text;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Transform;

/// Selecting in a flow: drag, double click for a word, triple click for everything, Shift+click to
/// extend, Ctrl+A and Ctrl+C while the flow has the focus. Positions count in the flow.
///
/// The marks are a path laid over the flow; it exists only while something is selected.
final class TextSelection {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ALL = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

    private final EmojiFlow flow;
    private final Path marks = new Path();
    private int anchor;
    private int caret;

    TextSelection(EmojiFlow flow) {
        this.flow = flow;
        marks.getStyleClass().add("message-selection");
        marks.setManaged(false);
        marks.setMouseTransparent(true);
        marks.setStroke(null);
        marks.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        flow.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        flow.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        flow.addEventHandler(KeyEvent.KEY_PRESSED, this::type);
        flow.focusedProperty().subscribe(focused -> {
            if (!focused) {
                clear();
            }
        });
    }

    boolean isEmpty() {
        return anchor == caret;
    }

    String source() {
        return flow.map().sourceBetween(Math.min(anchor, caret), Math.max(anchor, caret));
    }

    void clear() {
        if (!isEmpty()) {
            select(0, 0);
        }
    }

    void selectAll() {
        select(0, flow.map().flowLength());
    }

    void copy() {
        if (!isEmpty()) {
            var content = new ClipboardContent();
            content.putString(source());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /// Draws the marks again where the text lies now.
    void refresh() {
        if (!isEmpty()) {
            select(anchor, caret);
        }
    }

    private void select(int from, int to) {
        anchor = from;
        caret = to;
        if (isEmpty()) {
            flow.getChildren().remove(marks);
        } else {
            PathElement[] shape = flow.getRangeShape(Math.min(from, to), Math.max(from, to), true);
            marks.getElements().setAll(List.of(shape));
            marks.getTransforms().setAll(fromReadingDirection());
            if (!flow.getChildren().contains(marks)) {
                flow.getChildren().addFirst(marks);
            }
        }
    }

    /// A flow counts shapes from the side where its text begins, but mouse positions and children
    /// from the left.
    private List<Transform> fromReadingDirection() {
        return flow.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT
                ? List.of(new Scale(-1, 1, flow.getWidth() / 2, 0))
                : List.of();
    }

    private void press(MouseEvent press) {
        if (press.getButton() != MouseButton.PRIMARY) {
            return;
        }
        flow.requestFocus();
        int position = position(press);
        switch (press.getClickCount()) {
            case 1 -> select(press.isShiftDown() ? anchor : position, position);
            case 2 -> selectWord(position);
            default -> selectAll();
        }
    }

    private void drag(MouseEvent drag) {
        if (drag.isPrimaryButtonDown()) {
            select(anchor, position(drag));
            drag.consume();
        }
    }

    private void type(KeyEvent key) {
        if (COPY.match(key) && !isEmpty()) {
            copy();
            key.consume();
        } else if (ALL.match(key)) {
            selectAll();
            key.consume();
        }
    }

    private void selectWord(int position) {
        var map = flow.map();
        if (map.source().isEmpty()) {
            return;
        }
        var words = BreakIterator.getWordInstance(Locale.getDefault());
        words.setText(map.source());
        int inWord = Math.min(map.toSource(position), map.source().length() - 1);
        int end = words.following(inWord);
        select(map.toFlow(words.previous()), map.toFlow(end));
    }

    private int position(MouseEvent event) {
        return flow.getHitInfo(new Point2D(event.getX(), event.getY())).getInsertionIndex();
    }
}
