package chat.hearth.core.store;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.PeerId;

/// What makes a message the same as another: its writer and the id that the writer gave. An id alone would let a
/// contact suppress somebody else's message.
public record MessageKey(PeerId sender, MessageId id) {
    public static MessageKey of(Message message) {
        return new MessageKey(message.sender(), message.id());
    }
}
