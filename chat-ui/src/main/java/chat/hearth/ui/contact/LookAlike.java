package chat.hearth.ui.contact;

import chat.hearth.core.identity.DisplayName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names that a person could take for each other: equal but for case, width, accents and spaces. It does not know that
/// letters of two scripts look the same, as the skeletons of UTS 39 do.
public final class LookAlike {
    private static final Pattern NOT_SEEN = Pattern.compile("[\\p{M}\\p{Cf}\\s]+");

    private LookAlike() {}

    public static boolean alike(DisplayName one, DisplayName other) {
        return skeleton(one).equals(skeleton(other));
    }

    /// Through upper case, because some letters have several lower-case forms.
    private static String skeleton(DisplayName name) {
        String wide = Normalizer.normalize(name.value(), Normalizer.Form.NFKC);
        String folded = wide.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return NOT_SEEN.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD))
                .replaceAll("");
    }
}
