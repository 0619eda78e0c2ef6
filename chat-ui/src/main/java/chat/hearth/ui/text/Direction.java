package chat.hearth.ui.text;

import java.text.Bidi;
import javafx.geometry.NodeOrientation;

/// The base direction of a text: that of its first strong character (UAX #9, rules P2 and P3).
final class Direction {
    private Direction() {}

    /// *Inherit* for a text without a strong character, such as emoji alone.
    static NodeOrientation of(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .mapToObj(Direction::orientation)
                .filter(orientation -> orientation != NodeOrientation.INHERIT)
                .findFirst()
                .orElse(NodeOrientation.INHERIT);
    }

    /// Whether any part of it may run from right to left, be it by a control character.
    static boolean hasRightToLeft(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static NodeOrientation orientation(int directionality) {
        return switch (directionality) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> NodeOrientation.LEFT_TO_RIGHT;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                NodeOrientation.RIGHT_TO_LEFT;
            default -> NodeOrientation.INHERIT;
        };
    }
}
