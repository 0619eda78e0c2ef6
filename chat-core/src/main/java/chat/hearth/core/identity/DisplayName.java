package chat.hearth.core.identity;

import java.text.Normalizer;
import java.util.Optional;

/// The name somebody goes by: 1 to 50 code points in NFC, without control and format characters (bidi controls among
/// them) and with something to see in it; a joiner stays where it stands between two visible characters, as in emoji
/// families and Persian words.
///
/// A name is display and never identity: two people may have the same one.
public record DisplayName(String value) {
    public static final int MAX_CODE_POINTS = 50;
    /// In UTF-16 units; what is far longer than a name is not worth cleaning.
    private static final int MAX_RAW = 1024;
    /// Letters and symbols by their category that show nothing: fillers of Hangul, an empty Braille cell, a joiner of
    /// graphemes, two vowels of Khmer.
    private static final String BLANKS = "\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5";

    public DisplayName {
        if (!value.equals(clean(value)) || value.isEmpty() || codePoints(value) > MAX_CODE_POINTS) {
            throw new IllegalArgumentException("not a display name");
        }
    }

    /// What is left of `raw` when everything a name may not hold is taken out; empty if nothing is left or it is longer
    /// than [#MAX_CODE_POINTS].
    public static Optional<DisplayName> of(String raw) {
        String clean = raw.length() > MAX_RAW ? "" : clean(raw);
        return clean.isEmpty() || codePoints(clean) > MAX_CODE_POINTS
                ? Optional.empty()
                : Optional.of(new DisplayName(clean));
    }

    /// As [#of(String)], but a longer name is cut at the limit. For names from the network, where nobody can be asked.
    public static Optional<DisplayName> cut(String raw) {
        String clean = clean(raw.substring(0, Math.min(MAX_RAW, raw.length())));
        int end = clean.offsetByCodePoints(0, Math.min(MAX_CODE_POINTS, codePoints(clean)));
        return of(clean.substring(0, end));
    }

    /// Taking a character out can bring two together that NFC makes one of, so it goes on until nothing changes.
    private static String clean(String raw) {
        String before = raw;
        String clean = cleanOnce(before);
        while (!clean.equals(before)) {
            before = clean;
            clean = cleanOnce(before);
        }
        return clean;
    }

    private static String cleanOnce(String raw) {
        int[] points =
                Normalizer.normalize(raw, Normalizer.Form.NFC).codePoints().toArray();
        StringBuilder clean = new StringBuilder();
        boolean shows = false;
        for (int i = 0; i < points.length; i++) {
            if (isAllowed(points[i]) || joins(points, i)) {
                clean.appendCodePoint(isSpace(points[i]) ? ' ' : points[i]);
                shows |= hasShape(points[i]);
            }
        }
        return shows ? clean.toString().strip() : "";
    }

    private static boolean joins(int[] points, int i) {
        boolean joiner = points[i] == 0x200c || points[i] == 0x200d;
        return joiner && i > 0 && i + 1 < points.length && isVisible(points[i - 1]) && isVisible(points[i + 1]);
    }

    private static boolean isVisible(int point) {
        return isAllowed(point) && !isSpace(point);
    }

    private static boolean isSpace(int point) {
        return Character.getType(point) == Character.SPACE_SEPARATOR;
    }

    /// Whether it shows something by itself, which a space or an accent alone does not.
    private static boolean hasShape(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT ->
                false;
            default -> true;
        };
    }

    private static boolean isAllowed(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> BLANKS.indexOf(point) < 0;
        };
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
