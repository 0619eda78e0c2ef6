package chat.hearth.core.conversation;

import chat.hearth.core.identity.PeerId;

/// The conversation with one contact.
public record ConversationId(PeerId peer) implements Comparable<ConversationId> {
    @Override
    public int compareTo(ConversationId other) {
        return peer.compareTo(other.peer);
    }
}
