package chat.hearth.ui.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a text where no pictures can be drawn, such as the prompt of a field: an emoji would leave a gap there.
public final class WithoutPictures {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private WithoutPictures() {}

    /// Blank if there are no words.
    public static String of(String text) {
        String words = CLUSTER.matcher(text)
                .replaceAll(
                        found -> EmojiCluster.isPicture(found.group()) ? "" : Matcher.quoteReplacement(found.group()));
        return SPACES.matcher(words).replaceAll(" ").strip();
    }
}
