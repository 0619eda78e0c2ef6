package chat.hearth.ui.window;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Gives the keyboard to a view that has just come.
final class Focus {
    private Focus() {}

    /// To the first node that takes it, unless one inside has it already.
    static void first(Parent view) {
        // With its styles a pane that scrolls gets its skin, and only with that the content becomes part of the scene.
        view.applyCss();
        Node owner = view.getScene() == null ? null : view.getScene().getFocusOwner();
        if (owner == null || !isInside(owner, view)) {
            firstIn(view).ifPresent(Node::requestFocus);
        }
    }

    private static boolean isInside(Node node, Parent view) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(view::equals);
    }

    private static Optional<Node> firstIn(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> firstIn(child).stream())
                        .findFirst()
                : Optional.empty();
    }
}
