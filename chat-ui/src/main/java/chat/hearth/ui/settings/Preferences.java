package chat.hearth.ui.settings;

import chat.hearth.core.identity.PeerId;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Theme;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What is set on this computer; kept outside the store, because it is needed before that is open. Lives on the FX
/// thread.
public final class Preferences {
    public static final double SMALLEST_ZOOM = 0.8;
    public static final double LARGEST_ZOOM = 2;
    /// Sizes from one to the double.
    private static final double STEPS = 10;

    private final Texts texts;
    private final Appearance appearance;
    private final ObjectProperty<EnterKey> enterKey = new SimpleObjectProperty<>(EnterKey.SENDS);
    private final ObjectProperty<Optional<PeerId>> lastChat = new SimpleObjectProperty<>(Optional.empty());

    /// What Enter does in the field where one writes; Shift+Enter does the other.
    public enum EnterKey {
        SENDS,
        BREAKS_LINE
    }

    @Inject
    public Preferences(Texts texts, Appearance appearance) {
        this.texts = texts;
        this.appearance = appearance;
    }

    public ObjectProperty<Language> language() {
        return texts.language();
    }

    public ObjectProperty<Theme> theme() {
        return appearance.theme();
    }

    public DoubleProperty zoom() {
        return appearance.zoom();
    }

    public void zoomIn() {
        zoomTo(zoom().get() + 1 / STEPS);
    }

    public void zoomOut() {
        zoomTo(zoom().get() - 1 / STEPS);
    }

    public void resetZoom() {
        zoomTo(1);
    }

    /// Takes the nearest step that there is, from 0.8 to 2.
    public void zoomTo(double wanted) {
        zoom().set(Math.clamp(Math.round(wanted * STEPS) / STEPS, SMALLEST_ZOOM, LARGEST_ZOOM));
    }

    public ObjectProperty<EnterKey> enterKey() {
        return enterKey;
    }

    /// Whose conversation was open last.
    public ObjectProperty<Optional<PeerId>> lastChat() {
        return lastChat;
    }
}
