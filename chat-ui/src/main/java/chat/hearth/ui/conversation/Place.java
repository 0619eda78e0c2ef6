package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Position;

/// Where in a conversation the reader is.
sealed interface Place {
    /// At its newest message, going on with every one that comes.
    record End() implements Place {}

    /// Somewhere before; the view stays there whatever comes below or above.
    ///
    /// @param message one that is on screen
    /// @param offset how far below the upper edge of the view it begins, in pixels; negative above
    record At(Position message, double offset) implements Place {}
}
