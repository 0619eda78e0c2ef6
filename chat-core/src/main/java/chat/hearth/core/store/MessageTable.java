package chat.hearth.core.store;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Position;
import java.util.List;
import java.util.Optional;

/// The stored messages in the order shown, and the keys of all that were ever stored.
public interface MessageTable {
    /// Whether a message of that writer and id was ever added; it may be gone since.
    boolean isKnown(MessageKey key);

    Optional<Message> find(MessageKey key);

    Optional<Message> at(ConversationId conversation, Position position);

    /// The last ones, the last first.
    List<Message> newest(ConversationId conversation, int limit);

    /// The last ones that stand before `end`, the last first.
    List<Message> before(ConversationId conversation, Position end, int limit);

    /// The first ones that stand after `start`, the first first.
    List<Message> after(ConversationId conversation, Position start, int limit);

    /// Adds a message that is not known, or takes the place of the one at its position.
    void put(Message message);

    /// Takes it away; it stays known.
    void remove(Message message);
}
