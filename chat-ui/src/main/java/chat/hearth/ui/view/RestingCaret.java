package chat.hearth.ui.view;

import chat.hearth.core.time.CoreThread;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/// Lets the caret stand still once nobody has touched keys or buttons for a while, as GTK does with its own
/// (`gtk-cursor-blink-timeout`): while it blinks, JavaFX draws sixty frames a second. Lives on the FX thread.
public final class RestingCaret {
    static final Duration BLINKING = Duration.ofSeconds(10);

    private final CoreThread core;
    private final Executor ui;
    private Instant touched = Instant.MIN;
    private boolean resting = true;

    @Inject
    public RestingCaret(CoreThread core, @Ui Executor ui) {
        this.core = core;
        this.ui = ui;
    }

    /// Sees to the text fields of this scene, as long as it lives. One scene for each of these objects.
    public void watch(Scene scene) {
        scene.addEventFilter(KeyEvent.ANY, _ -> touch(scene));
        scene.addEventFilter(InputMethodEvent.ANY, _ -> touch(scene));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> touch(scene));
        scene.focusOwnerProperty().subscribe(_ -> touch(scene));
        scene.windowProperty().flatMap(Window::focusedProperty).subscribe(_ -> touch(scene));
    }

    private void touch(Scene scene) {
        touched = core.instant();
        if (resting) {
            resting = false;
            blink(scene, true);
            restAfter(BLINKING, scene);
        }
    }

    private void restAfter(Duration span, Scene scene) {
        core.after(span, () -> ui.execute(() -> rest(scene)));
    }

    private void rest(Scene scene) {
        Duration left = BLINKING.minus(Duration.between(touched, core.instant()));
        if (left.isPositive()) {
            restAfter(left, scene);
        } else {
            resting = true;
            blink(scene, false);
        }
    }

    private static void blink(Scene scene, boolean wanted) {
        if (scene.getFocusOwner() instanceof TextInputControl field
                && field.isFocused()
                && field.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(wanted);
        }
    }
}
