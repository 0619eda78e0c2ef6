package chat.hearth.ui.view;

import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The words of the window, in the language of the moment. Lives on the FX thread.
///
/// Texts are patterns of [MessageFormat] (`{0}`, `{0,choice,…}`); they use the typographic apostrophe, since the plain
/// one quotes.
public final class Texts {
    private static final String BUNDLE = "chat.hearth.ui.messages";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ENGLISH);

    @Inject
    public Texts() {}

    public ObjectProperty<Language> language() {
        return language;
    }

    public Locale locale() {
        return language.get().locale();
    }

    /// The text of `key` now. Throws `MissingResourceException` for a key that is in no bundle.
    public String get(String key, Object... parts) {
        String pattern = ResourceBundle.getBundle(BUNDLE, locale(), EXACT).getString(key);
        return new MessageFormat(pattern, locale()).format(parts);
    }

    /// The text of `key` from now on, in whatever language. Parts that are observable are followed.
    public StringBinding bind(String key, Object... parts) {
        Observable[] followed = new Observable[parts.length + 1];
        followed[0] = language;
        for (int i = 0; i < parts.length; i++) {
            followed[i + 1] = parts[i] instanceof Observable observable ? observable : language;
        }
        return Bindings.createStringBinding(() -> get(key, values(parts)), followed);
    }

    private static Object[] values(Object[] parts) {
        Object[] values = parts.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof ObservableValue<?> observed) {
                values[i] = observed.getValue();
            }
        }
        return values;
    }
}
