package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Position;
import java.time.LocalDate;
import java.util.Comparator;

/// One line of the message list.
sealed interface Row {
    /// As rows stand below one another. Two that compare as equal stand for the same thing, perhaps in another state.
    Comparator<Row> ORDER = Comparator.comparing(Row::before).thenComparingInt(Row::rank);

    /// The message that this row is, or stands above.
    Position before();

    /// Among the rows of one message.
    private int rank() {
        return switch (this) {
            case Day _ -> 0;
            case NewMessages _ -> 1;
            case Bubble _ -> 2;
        };
    }

    /// Above the first message of a day.
    record Day(LocalDate date, Position before) implements Row {}

    /// Above the first message that has not been read.
    record NewMessages(Position before) implements Row {}

    /// @param first whether it begins a group of one writer
    /// @param last whether it ends the group, and so shows the time
    record Bubble(Message message, boolean first, boolean last) implements Row {
        @Override
        public Position before() {
            return message.position();
        }
    }
}
