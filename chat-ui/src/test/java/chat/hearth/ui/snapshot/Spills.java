package chat.hearth.ui.snapshot;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;

/// What does not fit into a window: controls beyond its left or right edge, and words that end in an ellipsis.
public final class Spills {
    /// In pixels; a border that is rounded.
    private static final double SPARE = 1;

    private Spills() {}

    /// Of a scene that is laid out. What is below is reached by scrolling; an id may be cut, since it is copied whole.
    public static List<String> in(Scene scene) {
        return nodes(scene.getRoot())
                .filter(node -> isBeside(node, scene.getWidth()) || isCut(node))
                .map(Spills::words)
                .toList();
    }

    private static Stream<Node> nodes(Node node) {
        if (!node.isVisible() || node instanceof ScrollBar) {
            return Stream.empty();
        }
        Stream<Node> inside = node instanceof Parent parent && !(node instanceof TextInputControl)
                ? parent.getChildrenUnmodifiable().stream().flatMap(Spills::nodes)
                : Stream.empty();
        return Stream.concat(Stream.of(node), inside);
    }

    private static boolean isBeside(Node node, double width) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        boolean told = node instanceof Labeled || node instanceof TextInputControl;
        return told && bounds.getWidth() > 0 && (bounds.getMinX() < -SPARE || bounds.getMaxX() > width + SPARE);
    }

    private static boolean isCut(Node node) {
        return node instanceof Labeled labeled
                && labeled.isTextTruncated()
                && !labeled.getStyleClass().contains("uid");
    }

    private static String words(Node node) {
        return node instanceof Labeled labeled ? labeled.getText() : String.valueOf(node.getId());
    }
}
