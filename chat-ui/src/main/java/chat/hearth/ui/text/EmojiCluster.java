package chat.hearth.ui.text;

/// Judges whether one grapheme cluster (`\X` of `java.util.regex`) asks to be shown as a picture.
/// The whole cluster decides, not a code point of it: *1* is a digit, *1* with U+20E3 a keycap.
/// The rules are those of UTS #51, section 1.4.
final class EmojiCluster {
    static final int ZERO_WIDTH_JOINER = 0x200D;
    static final int TEXT_STYLE = 0xFE0E;
    static final int PICTURE_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private EmojiCluster() {}

    static boolean isPicture(String cluster) {
        int first = cluster.codePointAt(0);
        if (isRegionalIndicator(first)) {
            return cluster.length() == 4;
        }
        if (cluster.indexOf(KEYCAP) > 0) {
            return "0123456789#*".indexOf(first) >= 0;
        }
        if (first < 0x80 || !Character.isEmoji(first)) {
            return false;
        }
        int afterFirst = Character.charCount(first);
        return cluster.length() == afterFirst
                ? Character.isEmojiPresentation(first)
                : asksForPicture(first, cluster.codePointAt(afterFirst));
    }

    private static boolean asksForPicture(int first, int second) {
        if (second == TEXT_STYLE) {
            return false;
        }
        return second == PICTURE_STYLE
                || second == ZERO_WIDTH_JOINER
                || isTag(second)
                || Character.isEmojiModifier(second)
                || Character.isEmojiPresentation(first);
    }

    static boolean isRegionalIndicator(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    /// Tags spell the region of a flag such as Scotland's; they have no look of their own.
    static boolean isTag(int codePoint) {
        return codePoint >= 0xE0020 && codePoint <= 0xE007F;
    }
}
