package chat.hearth.core.store;

import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a commit has done.
///
/// @param seenBefore the messages that were not added because they were known
/// @param updated messages whose delivery changed, as they are now
/// @param conversations the conversations that look different now, as they are now; not those that were erased
public record Committed(
        Set<MessageKey> seenBefore, List<Message> updated, Map<ConversationId, Conversation> conversations) {
    /// Of a commit without changes.
    public static final Committed NOTHING = new Committed(Set.of(), List.of(), Map.of());

    public Committed {
        seenBefore = Set.copyOf(seenBefore);
        updated = List.copyOf(updated);
        conversations = Map.copyOf(conversations);
    }
}
