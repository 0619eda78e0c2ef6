package chat.hearth.core.identity;

import java.text.Normalizer;
import java.util.Optional;

/// The name somebody goes by: 1 to 50 code points in NFC, without control and format characters (bidi controls among
/// them); a joiner stays where it stands between two visible characters, as in emoji families and Persian words.
///
/// A name is display and never identity: two people may have the same one.
public record DisplayName(String value) {
    public static final int MAX_CODE_POINTS = 50;

    public DisplayName {
        if (!value.equals(clean(value)) || value.isEmpty() || codePoints(value) > MAX_CODE_POINTS) {
            throw new IllegalArgumentException("not a display name");
        }
    }

    /// What is left of `raw` when everything a name may not hold is taken out; empty if nothing is left or it is longer
    /// than [#MAX_CODE_POINTS].
    public static Optional<DisplayName> of(String raw) {
        String clean = clean(raw);
        return clean.isEmpty() || codePoints(clean) > MAX_CODE_POINTS
                ? Optional.empty()
                : Optional.of(new DisplayName(clean));
    }

    /// As [#of(String)], but a longer name is cut at the limit. For names from the network, where nobody can be asked.
    public static Optional<DisplayName> cut(String raw) {
        String clean = clean(raw);
        int end = clean.offsetByCodePoints(0, Math.min(MAX_CODE_POINTS, codePoints(clean)));
        return of(clean.substring(0, end));
    }

    private static String clean(String raw) {
        String composed = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC);
        StringBuilder clean = new StringBuilder();
        int[] points = composed.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (isVisible(points[i]) || joins(points, i)) {
                clean.appendCodePoint(points[i]);
            }
        }
        return clean.toString().strip();
    }

    private static boolean joins(int[] points, int i) {
        boolean joiner = points[i] == 0x200c || points[i] == 0x200d;
        return joiner && i > 0 && i + 1 < points.length && isVisible(points[i - 1]) && isVisible(points[i + 1]);
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
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
