package chat.hearth.ui.app;

import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.view.Route;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that work everywhere in the main window. The list that people see is in the texts `keys.…`.
final class Shortcuts {
    private Shortcuts() {}

    static Map<KeyCombination, Runnable> of(SessionScope scope, Preferences preferences, Runnable quit) {
        Map<KeyCombination, Runnable> keys = new HashMap<>();
        keys.put(ctrl(KeyCode.N), () -> scope.navigator().show(new Route.AddContact("")));
        keys.put(ctrl(KeyCode.I), () -> scope.navigator().show(new Route.Invite()));
        keys.put(ctrl(KeyCode.K), () -> {
            scope.navigator().closeDialog();
            scope.sidebar().focusFilter();
        });
        keys.put(ctrl(KeyCode.COMMA), () -> scope.navigator().show(new Route.Settings()));
        keys.put(ctrl(KeyCode.Q), quit);
        keys.put(ctrl(KeyCode.SLASH), () -> scope.navigator().show(new Route.Keys()));
        keys.put(new KeyCodeCombination(KeyCode.F1), () -> scope.navigator().show(new Route.Keys()));
        for (KeyCode plus : new KeyCode[] {KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD}) {
            keys.put(ctrl(plus), preferences::zoomIn);
        }
        for (KeyCode minus : new KeyCode[] {KeyCode.MINUS, KeyCode.SUBTRACT}) {
            keys.put(ctrl(minus), preferences::zoomOut);
        }
        keys.put(ctrl(KeyCode.DIGIT0), preferences::resetZoom);
        return keys;
    }

    /// Ctrl+Tab goes through the conversations. A filter on the window's root, because text areas and focus traversal
    /// would take it first.
    static void installTab(Parent root, SessionScope scope) {
        KeyCombination next = ctrl(KeyCode.TAB);
        KeyCombination previous =
                new KeyCodeCombination(KeyCode.TAB, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        root.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (next.match(key)) {
                scope.conversations().next();
                key.consume();
            } else if (previous.match(key)) {
                scope.conversations().previous();
                key.consume();
            }
        });
    }

    private static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
