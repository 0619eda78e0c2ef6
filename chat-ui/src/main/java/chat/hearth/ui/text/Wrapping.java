package chat.hearth.ui.text;

/// Whether a text may be broken into lines inside one node. JavaFX 26 throws `ArrayIndexOutOfBoundsException` out of
/// the layout at the second break inside text that runs from right to left. Where people chose a part of the text, use
/// [WrappedText]; this is for fields.
public final class Wrapping {
    private Wrapping() {}

    public static boolean isSafe(String text) {
        return !Direction.hasRightToLeft(text);
    }
}
