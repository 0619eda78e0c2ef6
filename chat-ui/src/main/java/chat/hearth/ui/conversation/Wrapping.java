package chat.hearth.ui.conversation;

import java.text.Bidi;

/// Whether a text may be broken into lines inside one node. JavaFX 26 throws `ArrayIndexOutOfBoundsException` out of
/// the layout at the second break inside text that runs from right to left.
final class Wrapping {
    private Wrapping() {}

    static boolean isSafe(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }
}
