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

    public ObjectProperty<EnterKey> enterKey() {
        return enterKey;
    }

    /// Whose conversation was open last.
    public ObjectProperty<Optional<PeerId>> lastChat() {
        return lastChat;
    }
}
