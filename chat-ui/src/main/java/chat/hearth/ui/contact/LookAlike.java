package chat.hearth.ui.contact;

import chat.hearth.core.identity.DisplayName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names that a person could take for each other: equal but for case, width, accents and spaces, for letters of other
/// scripts that look like Latin ones, and for what is hard to tell from a small l or a capital O. Of the skeletons of
/// UTS 39 this is the part that people meet; it knows no other pairs of scripts.
public final class LookAlike {
    private static final Pattern NOT_SEEN = Pattern.compile("[\\p{M}\\p{Cf}\\s]+");
    /// Cyrillic, Greek and some others, of UTS 39's confusables.txt; below each the Latin letter that it looks like.
    private static final String FOREIGN =
            "АВЕЅІЈКМНОРСТХУԌԚԜ" + "аеѕіјорсхуһԁԛԝӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "αγικνορυχ" + "ıɑɡ";

    private static final String LATIN =
            "ABESIJKMHOPCTXYGQW" + "aesijopcxyhdqwl" + "ABEZHIKMNOPTYX" + "ayikvopux" + "iag";
    private static final Pattern STROKE = Pattern.compile("[i1|]");

    private LookAlike() {}

    public static boolean alike(DisplayName one, DisplayName other) {
        return skeleton(one).equals(skeleton(other));
    }

    /// Through upper case, because some letters have several lower-case forms.
    private static String skeleton(DisplayName name) {
        String wide = Normalizer.normalize(name.value(), Normalizer.Form.NFKC);
        String folded = latin(wide).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String bare = NOT_SEEN.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD))
                .replaceAll("");
        return STROKE.matcher(bare).replaceAll("l").replace('0', 'o').replace("rn", "m");
    }

    private static String latin(String text) {
        int[] latin = text.chars()
                .map(letter -> FOREIGN.indexOf(letter) < 0 ? letter : LATIN.charAt(FOREIGN.indexOf(letter)))
                .toArray();
        return new String(latin, 0, latin.length);
    }
}
