package chat.hearth.ui.text;

import javafx.scene.image.Image;

/// A stretch of the source text, from `start` up to `end`, and how it is shown. The runs of a
/// text lie one behind the other and cover it completely.
sealed interface Run {
    int start();

    int end();

    /// Shown as it is.
    record Words(int start, int end) implements Run {}

    /// Shown as other characters: half a flag as its letter, any line end as a line feed.
    record Substitute(int start, int end, String shown) implements Run {}

    record Picture(int start, int end, Image image) implements Run {}

    /// Not shown at all.
    record Hidden(int start, int end) implements Run {}

    /// How many positions it takes in the flow of nodes; a picture counts as one character.
    default int shownLength() {
        return switch (this) {
            case Words words -> words.end() - words.start();
            case Substitute substitute -> substitute.shown().length();
            case Picture _ -> 1;
            case Hidden _ -> 0;
        };
    }
}
