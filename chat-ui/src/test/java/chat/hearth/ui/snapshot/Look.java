package chat.hearth.ui.snapshot;

import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Theme;
import java.util.List;
import java.util.Locale;

/// How a window looks to one person.
///
/// @param zoom 1 is 100 %
public record Look(Theme theme, Language language, double zoom) {
    public static final Look PLAIN = new Look(Theme.LIGHT, Language.ENGLISH, 1);
    public static final Look LARGE = PLAIN.zoomed(1.5);
    public static final Look LARGEST = new Look(Theme.DARK, Language.CHINESE, 2);

    /// Each theme with each language.
    public static List<Look> all() {
        return List.of(
                PLAIN,
                new Look(Theme.LIGHT, Language.CHINESE, 1),
                new Look(Theme.DARK, Language.ENGLISH, 1),
                new Look(Theme.DARK, Language.CHINESE, 1));
    }

    public Look zoomed(double factor) {
        return new Look(theme, language, factor);
    }

    public void on(Appearance appearance) {
        appearance.theme().set(theme);
        appearance.zoom().set(zoom);
    }

    /// As part of a file’s name: `light-en`, `dark-zh-200`.
    @Override
    public String toString() {
        String name = theme.name().toLowerCase(Locale.ROOT) + "-" + language.code();
        return zoom == 1 ? name : name + "-" + Math.round(100 * zoom);
    }
}
