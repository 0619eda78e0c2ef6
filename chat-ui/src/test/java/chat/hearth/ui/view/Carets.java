package chat.hearth.ui.view;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;

/// Stops the carets of a window before it is hidden: there they would blink on, and draw frames in every other window.
public final class Carets {
    private Carets() {}

    public static void stop(Scene scene) {
        scene.getRoot().lookupAll(".text-input").forEach(node -> {
            if (node instanceof TextInputControl field && field.getSkin() instanceof TextInputControlSkin<?> skin) {
                skin.setCaretAnimating(false);
            }
        });
    }
}
