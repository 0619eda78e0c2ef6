package chat.hearth.ui.view;

import java.util.List;

/// Something that is asked before it is done, or, without choices, something that one has to know. Texts are already in
/// the language of the moment.
///
/// @param choices beside *cancel*, which is always there (*close* where nothing is asked); Enter takes the first by
/// which nothing is lost, or *cancel*
public record Question(String title, String text, List<Choice> choices) {
    public Question {
        choices = List.copyOf(choices);
    }

    public record Choice(String label, Weight weight, Runnable action) {}

    /// How a choice looks.
    public enum Weight {
        USUAL,
        /// Something is lost by it.
        DANGER
    }
}
