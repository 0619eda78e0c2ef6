package chat.hearth.ui.app;

import chat.hearth.core.identity.PeerId;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.settings.Preferences.EnterKey;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Theme;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;

/// Takes the preferences from the settings file, and writes them there when they change. What the command line says
/// wins, and is not kept. Lives on the FX thread.
final class KeptPreferences {
    private static final double SMALLEST_ZOOM = 0.8;
    private static final double GREATEST_ZOOM = 2;

    private final Preferences preferences;
    private final SettingsFile settings;
    private final Options options;

    @Inject
    KeptPreferences(Preferences preferences, SettingsFile settings, Options options) {
        this.preferences = preferences;
        this.settings = settings;
        this.options = options;
    }

    void begin() {
        preferences.language().set(Language.of(Locale.getDefault()));
        keep("language", preferences.language(), Language::code, KeptPreferences::language);
        keep("theme", preferences.theme(), Enum::name, text -> named(Theme.values(), text));
        keep("enter", preferences.enterKey(), Enum::name, text -> named(EnterKey.values(), text));
        keep("zoom", preferences.zoom().asObject(), String::valueOf, KeptPreferences::zoom);
        keep("chat", preferences.lastChat(), KeptPreferences::text, KeptPreferences::peer);
        options.language().ifPresent(preferences.language()::set);
        options.theme().ifPresent(preferences.theme()::set);
    }

    private <T> void keep(
            String key, Property<T> property, Function<T, String> write, Function<String, Optional<T>> read) {
        Consumer<T> use = property::setValue;
        settings.get(key).flatMap(read).ifPresent(use);
        property.addListener((_, _, now) -> settings.put(key, write.apply(now)));
    }

    private static Optional<Language> language(String text) {
        return Arrays.stream(Language.values())
                .filter(each -> each.code().equals(text))
                .findFirst();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String text) {
        return Arrays.stream(values).filter(each -> each.name().equals(text)).findFirst();
    }

    private static Optional<Double> zoom(String text) {
        try {
            double zoom = Double.parseDouble(text);
            return zoom >= SMALLEST_ZOOM && zoom <= GREATEST_ZOOM ? Optional.of(zoom) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String text(Optional<PeerId> peer) {
        return peer.map(PeerId::value).orElse("");
    }

    private static Optional<Optional<PeerId>> peer(String text) {
        try {
            return Optional.of(text.isEmpty() ? Optional.empty() : Optional.of(new PeerId(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
