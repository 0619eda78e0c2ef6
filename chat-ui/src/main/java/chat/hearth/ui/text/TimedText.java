package chat.hearth.ui.text;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.TextLineInfo;

/// The inside of a message bubble: a text and, at the end of its last line, a small node such as
/// the time and the tick. The node moves below if the line has no room for it. An invisible or
/// unmanaged one takes no room.
///
/// It prefers to be as narrow as its longest line, and no wider than the wrap width.
public final class TimedText extends Region {
    private static final double GAP = 12;

    /// How a text lies within some width.
    private record Lines(double width, double last, double height) {}

    private final MessageText text;
    private final Node trailing;
    private double wrapWidth = Double.MAX_VALUE;

    public TimedText(MessageText text, Node trailing) {
        this.text = text;
        this.trailing = trailing;
        getStyleClass().add("timed-text");
        getChildren().setAll(List.of(text, trailing));
    }

    /// The widest it prefers to become, in pixels, without its own padding.
    public void setWrapWidth(double width) {
        if (width != wrapWidth) {
            wrapWidth = width;
            requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return horizontalInsets() + trailingWidth();
    }

    @Override
    protected double computePrefWidth(double height) {
        double room = Math.clamp(text.prefWidth(-1), 1, wrapWidth);
        Lines lines = lines(room);
        double oneLine = lines.last() + gap() + trailingWidth();
        double end = oneLine <= wrapWidth ? oneLine : trailingWidth();
        return horizontalInsets() + snapSizeX(Math.max(lines.width(), end));
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? prefWidth(-1) : width) - horizontalInsets();
        Lines lines = lines(room);
        double below = fits(lines, room) ? 0 : trailingHeight();
        double beside = Math.max(lines.height(), trailingHeight());
        return snappedTopInset() + snapSizeY(below > 0 ? lines.height() + below : beside) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - horizontalInsets();
        Lines lines = lines(room);
        text.resizeRelocate(snappedLeftInset(), snappedTopInset(), room, lines.height());
        if (isTrailing()) {
            trailing.autosize();
            boolean endsAtRight = text.getEffectiveNodeOrientation() == getEffectiveNodeOrientation();
            double x = endsAtRight || !fits(lines, room) ? room - trailingWidth() : 0;
            double y = getHeight() - snappedBottomInset() - trailingHeight();
            trailing.relocate(snapPositionX(snappedLeftInset() + x), snapPositionY(y));
        }
    }

    /// Lays the text out within `room`; only then JavaFX knows its lines.
    private Lines lines(double room) {
        double height = text.prefHeight(room);
        text.resize(room, height);
        text.layout();
        List<TextLineInfo> lines = text.getLayoutInfo().getTextLines(false);
        double widest = lines.stream()
                .mapToDouble(line -> line.bounds().getWidth())
                .max()
                .orElse(0);
        double last = lines.isEmpty() ? 0 : lines.getLast().bounds().getWidth();
        return new Lines(Math.ceil(widest), Math.ceil(last), height);
    }

    private boolean fits(Lines lines, double room) {
        return lines.last() + gap() + trailingWidth() <= room;
    }

    private boolean isTrailing() {
        return trailing.isManaged() && trailing.isVisible();
    }

    private double gap() {
        return isTrailing() ? GAP : 0;
    }

    private double trailingWidth() {
        return isTrailing() ? snapSizeX(trailing.prefWidth(-1)) : 0;
    }

    private double trailingHeight() {
        return isTrailing() ? snapSizeY(trailing.prefHeight(-1)) : 0;
    }

    private double horizontalInsets() {
        return snappedLeftInset() + snappedRightInset();
    }
}
