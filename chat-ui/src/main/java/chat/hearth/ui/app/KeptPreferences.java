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
import java.util.function.Function;
import javafx.beans.value.ObservableValue;

/// Takes the preferences from the settings file, and writes them there when they change. What the command line says
/// wins, and is not kept. Lives on the FX thread.
final class KeptPreferences {
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
        read();
        options.language().ifPresent(preferences.language()::set);
        options.theme().ifPresent(preferences.theme()::set);
        keep("language", preferences.language(), Language::code);
        keep("theme", preferences.theme(), Enum::name);
        keep("enter", preferences.enterKey(), Enum::name);
        keep("zoom", preferences.zoom(), String::valueOf);
        keep("chat", preferences.lastChat(), KeptPreferences::text);
    }

    private void read() {
        settings.get("language").flatMap(KeptPreferences::language).ifPresent(preferences.language()::set);
        settings.get("theme").flatMap(text -> named(Theme.values(), text)).ifPresent(preferences.theme()::set);
        settings.get("enter").flatMap(text -> named(EnterKey.values(), text)).ifPresent(preferences.enterKey()::set);
        settings.get("zoom").flatMap(KeptPreferences::number).ifPresent(preferences::zoomTo);
        settings.get("chat").flatMap(KeptPreferences::peer).ifPresent(preferences.lastChat()::set);
    }

    private <T> void keep(String key, ObservableValue<T> value, Function<T, String> write) {
        value.addListener((_, _, now) -> settings.put(key, write.apply(now)));
    }

    private static Optional<Language> language(String text) {
        return Arrays.stream(Language.values())
                .filter(each -> each.code().equals(text))
                .findFirst();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String text) {
        return Arrays.stream(values).filter(each -> each.name().equals(text)).findFirst();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
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
