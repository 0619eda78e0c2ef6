package chat.hearth.ui.view;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Nodes that are shown now and then, and take no room while they are not. On the FX thread.
public final class Shown {
    private Shown() {}

    /// From now on, whenever `condition` holds.
    public static void when(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    public static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
