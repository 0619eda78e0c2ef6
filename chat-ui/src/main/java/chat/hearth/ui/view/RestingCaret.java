package chat.hearth.ui.view;

import chat.hearth.core.time.CoreThread;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
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

    /// Those one has gone away from: a key that leads out of a field lets its caret blink on where nobody sees it.
    private final Set<TextInputControl> left = Collections.newSetFromMap(new WeakHashMap<>());

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
        scene.focusOwnerProperty().subscribe((before, _) -> {
            if (before instanceof TextInputControl field) {
                left.add(field);
            }
            touch(scene);
        });
        scene.windowProperty().flatMap(Window::focusedProperty).subscribe(_ -> touch(scene));
    }

    private void touch(Scene scene) {
        touched = core.instant();
        if (resting) {
            resting = false;
            if (scene.getFocusOwner() instanceof TextInputControl field && field.isFocused()) {
                blink(field, true);
            }
            restAfter(BLINKING, scene);
        }
    }

    private void restAfter(Duration span, Scene scene) {
        core.after(span, () -> ui.execute(() -> rest(scene)));
    }

    private void rest(Scene scene) {
        Duration rest = BLINKING.minus(Duration.between(touched, core.instant()));
        if (rest.isPositive()) {
            restAfter(rest, scene);
        } else {
            resting = true;
            left.forEach(field -> blink(field, false));
            left.clear();
            if (scene.getFocusOwner() instanceof TextInputControl field) {
                blink(field, false);
            }
        }
    }

    private static void blink(TextInputControl field, boolean wanted) {
        if (field.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(wanted);
        }
    }
}
