package chat.hearth.ui.settings;

import javafx.beans.property.Property;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;

/// Ties toggles, each of which carries its value as user data, to the property that they choose. One is always chosen.
public final class Chosen {
    private Chosen() {}

    /// Until the subscription is closed.
    public static <T> Subscription tie(ToggleGroup toggles, Property<T> property, Class<T> type) {
        Subscription shown = property.subscribe(now -> select(toggles, now));
        Subscription chosen = toggles.selectedToggleProperty().subscribe(toggle -> {
            if (toggle == null) {
                select(toggles, property.getValue());
            } else {
                property.setValue(type.cast(toggle.getUserData()));
            }
        });
        return Subscription.combine(shown, chosen);
    }

    private static void select(ToggleGroup toggles, Object value) {
        for (Toggle toggle : toggles.getToggles()) {
            if (value.equals(toggle.getUserData())) {
                toggles.selectToggle(toggle);
            }
        }
    }
}
