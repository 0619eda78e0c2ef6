package chat.hearth.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Splits a text into runs: what stays text, what becomes a picture, what is left out.
final class Runs {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private final EmojiPictures pictures;
    private final List<Run> runs = new ArrayList<>();

    /// Where the words that are not yet a run begin.
    private int wordsStart;

    private Runs(int from, EmojiPictures pictures) {
        this.pictures = pictures;
        this.wordsStart = from;
    }

    static List<Run> of(String text, EmojiPictures pictures) {
        return of(text, 0, text.length(), pictures);
    }

    static List<Run> of(String text, int from, int to, EmojiPictures pictures) {
        var split = new Runs(from, pictures);
        if (!isPlain(text, from, to)) {
            var cluster = CLUSTER.matcher(text).region(from, to);
            while (cluster.find()) {
                split.add(cluster.group(), cluster.start());
            }
        }
        split.endWords(to);
        return List.copyOf(split.runs);
    }

    /// Whether nothing in it can be an emoji, a part of one, or a control character. Most texts
    /// are, and finding clusters costs 30 times as much.
    private static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean harmless = c >= 0x20 && c < 0x7F
                    || c == '\n'
                    || c == '\t'
                    || c > 0x9F && c < 0x200B
                    || c >= 0x2010 && c <= 0x2027
                    || c >= 0x2E80 && c < Character.MIN_SURROGATE
                    || c >= 0xFF00 && c < 0xFFF0;
            if (!harmless) {
                return false;
            }
        }
        return true;
    }

    private void add(String cluster, int start) {
        int end = start + cluster.length();
        int first = cluster.codePointAt(0);
        if (EmojiCluster.isPicture(cluster)) {
            var picture = pictures.picture(cluster);
            if (picture.isPresent()) {
                addRun(new Run.Picture(start, end, picture.get()));
            } else {
                addParts(cluster, start);
            }
        } else if (EmojiCluster.isRegionalIndicator(first)) {
            addParts(cluster, start);
        } else if (cluster.equals("\r\n") || cluster.equals("\r")) {
            addRun(new Run.Substitute(start, end, "\n"));
        } else if (isInvisible(cluster, first)) {
            addRun(new Run.Hidden(start, end));
        }
    }

    private static boolean isInvisible(String cluster, int first) {
        return first == EmojiCluster.ZERO_WIDTH_JOINER
                || cluster.length() == 1 && Character.isISOControl(first) && first != '\n' && first != '\t';
    }

    /// A sequence newer than our pictures: the longest parts that are known, one after another.
    private void addParts(String cluster, int start) {
        int at = 0;
        while (at < cluster.length()) {
            int end = knownPart(cluster, at);
            if (end == at) {
                end = at + Character.charCount(cluster.codePointAt(at));
                addUnknown(cluster.codePointAt(at), start + at, start + end);
            } else {
                var image = pictures.picture(cluster.substring(at, end)).orElseThrow();
                addRun(new Run.Picture(start + at, start + end, image));
            }
            at = end;
        }
    }

    private int knownPart(String cluster, int from) {
        int end = cluster.length();
        while (end > from && !isKnown(cluster.substring(from, end))) {
            end = cluster.offsetByCodePoints(end, -1);
        }
        return end;
    }

    private boolean isKnown(String part) {
        return EmojiCluster.isPicture(part) && pictures.picture(part).isPresent();
    }

    private void addUnknown(int codePoint, int start, int end) {
        if (EmojiCluster.isRegionalIndicator(codePoint)) {
            addRun(new Run.Substitute(start, end, Character.toString('A' + codePoint - 0x1F1E6)));
        } else if (codePoint == EmojiCluster.ZERO_WIDTH_JOINER
                || codePoint == EmojiCluster.PICTURE_STYLE
                || EmojiCluster.isTag(codePoint)) {
            addRun(new Run.Hidden(start, end));
        }
    }

    private void addRun(Run run) {
        endWords(run.start());
        runs.add(run);
        wordsStart = run.end();
    }

    private void endWords(int end) {
        if (end > wordsStart) {
            runs.add(new Run.Words(wordsStart, end));
        }
    }
}
