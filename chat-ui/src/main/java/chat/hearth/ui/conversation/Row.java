package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import java.time.LocalDate;

/// One line of the message list.
sealed interface Row {
    /// Whether two rows show the same thing, perhaps in another state.
    boolean standsFor(Row other);

    /// Above the first message of a day.
    record Day(LocalDate date) implements Row {
        @Override
        public boolean standsFor(Row other) {
            return equals(other);
        }
    }

    /// Above the first message that had not been read when the conversation was opened.
    record NewMessages() implements Row {
        @Override
        public boolean standsFor(Row other) {
            return other instanceof NewMessages;
        }
    }

    /// @param first whether it begins a group of one writer
    /// @param last whether it ends the group, and so shows the time
    record Bubble(Message message, boolean first, boolean last) implements Row {
        @Override
        public boolean standsFor(Row other) {
            return other instanceof Bubble bubble && bubble.message.position().equals(message.position());
        }
    }
}
