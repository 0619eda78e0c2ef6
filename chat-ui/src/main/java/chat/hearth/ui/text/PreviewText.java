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
    private static final String ELLIPSIS = "…";
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private final EmojiFlow flow;
    private String text = "";
    private String line = "";
    private String shown = "";

    public PreviewText(EmojiPictures pictures) {
        flow = new EmojiFlow(pictures);
        getStyleClass().add("preview-text");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().setAll(List.of(flow));
        setMinWidth(0);
        flow.show("", List.of());
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
        show(line);
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        show(line);
        return snappedLeftInset() + snapSizeX(flow.prefWidth(-1)) + snappedRightInset();
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
        show(line);
        if (flow.prefWidth(-1) > room + 0.5) {
            cut(room);
        }
        double width = Math.min(room, flow.prefWidth(-1));
        boolean sameDirection = flow.getEffectiveNodeOrientation() == getEffectiveNodeOrientation();
        double x = sameDirection ? 0 : room - width;
        flow.resizeRelocate(snappedLeftInset() + x, snappedTopInset(), flow.prefWidth(-1), flow.prefHeight(-1));
    }

    /// Finds the longest beginning that fits, counted in clusters. Where the full line crosses the
    /// end of the room is a good first guess in any script.
    private void cut(double room) {
        List<Integer> ends = clusterEnds();
        flow.autosize();
        int hit = flow.getHitInfo(new Point2D(room, flow.getHeight() / 2)).getCharIndex();
        int guess = flow.map().toSource(hit);
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
