package chat.hearth.core.conversation;

import java.util.Optional;

/// A conversation as the list shows it. The store derives it from the messages, in the transaction that changes them.
///
/// @param last the newest message in the order shown
/// @param unread how many messages of others stand after `readUpTo`
/// @param readUpTo the last message that one has had on screen
/// @param draft what is typed and not sent; may be empty
public record Conversation(
        ConversationId id, Optional<Message> last, int unread, Optional<Position> readUpTo, String draft) {
    public static Conversation empty(ConversationId id) {
        return new Conversation(id, Optional.empty(), 0, Optional.empty(), "");
    }

    public Conversation withDraft(String changed) {
        return new Conversation(id, last, unread, readUpTo, changed);
    }

    @Override
    public String toString() {
        return "Conversation " + id.peer() + ", " + unread + " unread";
    }
}
