package chat.hearth.ui.view;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Gives FXML, instead of a text, a mark with the text's key, so that the text can be bound once the view is made.
final class MarkedTexts extends ResourceBundle {
    private static final char MARK = '\uE000';

    static Optional<String> keyIn(@Nullable String text) {
        return text != null && !text.isEmpty() && text.charAt(0) == MARK
                ? Optional.of(text.substring(1))
                : Optional.empty();
    }

    @Override
    protected Object handleGetObject(String key) {
        return MARK + key;
    }

    @Override
    public boolean containsKey(String key) {
        return true;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.emptyEnumeration();
    }
}
