package chat.hearth.ui.conversation;

import chat.hearth.ui.text.Wrapping;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Group;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// A text area that is as high as its text, up to some lines; then it scrolls. Long lines are broken if [Wrapping] lets
/// them.
public final class GrowingArea extends TextArea {
    private static final double MOST_LINES = 8;
    private static final double LINE_EM = 1.36;

    public GrowingArea() {
        wrapTextProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> Wrapping.isSafe(getText()) && Wrapping.isSafe(getPromptText()),
                        textProperty(),
                        promptTextProperty()));
        wrapTextProperty().addListener((_, _, wraps) -> wrap(wraps));
        skinProperty().addListener((_, _, _) -> followText());
        textProperty().addListener((_, _, _) -> requestLayout());
    }

    @Override
    protected double computePrefHeight(double width) {
        double line = Math.ceil(getFont().getSize() * LINE_EM);
        double text = Math.max(line, textHeight());
        return Math.ceil(Math.min(text, MOST_LINES * line)) + around();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    private double textHeight() {
        return texts().filter(text -> text.getParent() instanceof Group)
                .mapToDouble(text -> text.getLayoutBounds().getHeight())
                .max()
                .orElse(0);
    }

    private void followText() {
        wrap(isWrapText());
        texts().forEach(text -> text.layoutBoundsProperty().addListener((_, _, _) -> requestLayout()));
    }

    /// The skin does it only when it lays out, which is after the text was measured.
    private void wrap(boolean wraps) {
        if (!wraps) {
            texts().forEach(text -> text.setWrappingWidth(0));
        }
    }

    /// The text, which the skin keeps in a group, and the prompt.
    private Stream<Text> texts() {
        return lookupAll(".text").stream().filter(Text.class::isInstance).map(Text.class::cast);
    }

    private double around() {
        double content = lookup(".content") instanceof Region region
                ? region.snappedTopInset() + region.snappedBottomInset()
                : 0;
        return snappedTopInset() + snappedBottomInset() + content;
    }
}
