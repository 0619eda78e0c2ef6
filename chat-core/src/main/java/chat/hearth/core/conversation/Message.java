package chat.hearth.core.conversation;

import chat.hearth.core.identity.PeerId;
import java.time.Instant;

/// A message as it is stored and shown.
///
/// @param sender who wrote it; oneself included
/// @param sort see [Position]
/// @param written when its writer wrote it, by the writer's clock
/// @param received when it was stored here, by one's own clock
public record Message(
        ConversationId conversation,
        MessageId id,
        PeerId sender,
        long sort,
        Instant written,
        Instant received,
        String text,
        Delivery delivery) {
    /// In bytes of UTF-8.
    public static final int MAX_TEXT_BYTES = 32 * 1024;

    public Position position() {
        return new Position(sort, sender, id);
    }

    /// The time to show beside it: the writer's, unless that lies beyond where the message stands.
    public Instant shownAt() {
        return Instant.ofEpochMilli(sort >> 16);
    }

    public boolean isMine() {
        return !(delivery instanceof Delivery.Received);
    }

    public Message withDelivery(Delivery changed) {
        return new Message(conversation, id, sender, sort, written, received, text, changed);
    }

    /// Says which message it is, never what it says.
    @Override
    public String toString() {
        return "Message " + id + " " + delivery;
    }
}
