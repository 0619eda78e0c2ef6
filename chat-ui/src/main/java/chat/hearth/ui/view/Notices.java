package chat.hearth.ui.view;

import jakarta.inject.Inject;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Short words about what was just done, such as *Link copied*; the window shows the newest for a few seconds. Lives on
/// the FX thread.
public final class Notices {
    private final ReadOnlyStringWrapper newest = new ReadOnlyStringWrapper("");

    @Inject
    public Notices() {}

    /// Empty while there is nothing to say.
    public ReadOnlyStringProperty newest() {
        return newest.getReadOnlyProperty();
    }

    public void say(String text) {
        newest.set("");
        newest.set(text);
    }

    public void clear() {
        newest.set("");
    }
}
