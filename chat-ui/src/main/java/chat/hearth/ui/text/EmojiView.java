package chat.hearth.ui.text;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// One emoji in a line of text.
final class EmojiView extends ImageView {
    /// With this share above the base line a picture of 1.2 em fits the line of the bundled font
    /// without making it taller.
    private static final double ASCENT = 0.8;

    EmojiView(Image image) {
        super(image);
        getStyleClass().add("emoji");
        setSmooth(true);
    }

    void setSize(double size) {
        setFitWidth(size);
        setFitHeight(size);
    }

    @Override
    public double getBaselineOffset() {
        return ASCENT * getFitHeight();
    }
}
