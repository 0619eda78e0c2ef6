package chat.hearth.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// One line of text with emoji as pictures, cut with an ellipsis where it would not fit: the last
/// message in the list of conversations, or a name. Line breaks become spaces. Use it instead of
/// a label wherever people chose the text.
///
/// Style classes: `preview-text`, in it `text` and `emoji`.
public final class PreviewText extends Region {
    /// More than fits into any line; what comes after is not looked at.
    private static final int LONGEST = 400;
    /// In pixels. A flow is that much wider than it need be: JavaFX 26 throws `ArrayIndexOutOfBoundsException` out of
    /// the layout where a line with right-to-left words would have to be broken, be it by a rounding.
    private static final double SPARE = 1;

    private static final String ELLIPSIS = "…";
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Cut UNCUT = new Cut("", 0, 0);

    private final EmojiFlow flow;
    /// Shows the whole line to nobody, to be measured: what is shown must not change while one measures, or there would
    /// be a layout after every layout.
    private final EmojiFlow whole;
    private String text = "";
    private String line = "";
    private String shown = "";
    private Cut last = UNCUT;

    /// What the text was cut for.
    private record Cut(String line, double width, double room) {}

    public PreviewText(EmojiPictures pictures) {
        flow = new EmojiFlow(pictures);
        whole = new EmojiFlow(pictures);
        whole.setManaged(false);
        whole.setVisible(false);
        getStyleClass().add("preview-text");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().setAll(List.of(flow, whole));
        setMinWidth(0);
        flow.show("", List.of());
        whole.show("", List.of());
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        if (text.equals(this.text)) {
            return;
        }
        this.text = text;
        line = SPACE.matcher(text.substring(0, Math.min(LONGEST, text.length())))
                .replaceAll(" ")
                .strip();
        setAccessibleText(text);
        whole.show(line, List.of());
        if (getScene() != null) {
            whole.applyCss();
        }
        show(line);
        last = UNCUT;
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + snapSizeX(whole.prefWidth(-1)) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snapSizeY(flow.prefHeight(-1)) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public double getBaselineOffset() {
        return snappedTopInset() + flow.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        whole.resize(whole.prefWidth(-1) + SPARE, whole.prefHeight(-1));
        Cut now = new Cut(line, whole.prefWidth(-1), room);
        if (now.width() <= room + 0.5) {
            show(line);
        } else if (!now.equals(last)) {
            cut(room);
        }
        last = now;
        double width = Math.min(room, flow.prefWidth(-1));
        boolean sameDirection = flow.getEffectiveNodeOrientation() == getEffectiveNodeOrientation();
        double x = sameDirection ? 0 : room - width - SPARE;
        flow.resizeRelocate(snappedLeftInset() + x, snappedTopInset(), flow.prefWidth(-1) + SPARE, flow.prefHeight(-1));
    }

    /// Finds the longest beginning that fits, counted in clusters. Where the full line crosses the
    /// end of the room is a good first guess in any script.
    private void cut(double room) {
        List<Integer> ends = clusterEnds();
        int hit = whole.getHitInfo(new Point2D(room, whole.getHeight() / 2)).getCharIndex();
        int guess = whole.map().toSource(hit);
        int count = (int) ends.stream().filter(end -> end <= guess).count();
        while (count < ends.size() && fits(ends.get(count), room)) {
            count++;
        }
        while (count > 0 && !fits(ends.get(count - 1), room)) {
            count--;
        }
        if (count == 0) {
            show(ELLIPSIS);
        }
    }

    private List<Integer> clusterEnds() {
        var ends = new ArrayList<Integer>();
        var cluster = CLUSTER.matcher(line);
        while (cluster.find()) {
            ends.add(cluster.end());
        }
        return ends;
    }

    private boolean fits(int end, double room) {
        show(line.substring(0, end).stripTrailing() + ELLIPSIS);
        return flow.prefWidth(-1) <= room;
    }

    /// The styles are applied at once because the width is asked for before the next frame.
    private void show(String part) {
        if (!part.equals(shown)) {
            shown = part;
            flow.show(part, List.of());
            if (getScene() != null) {
                flow.applyCss();
            }
        }
    }
}
