package chat.hearth.core.event;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Link;
import java.time.Duration;

/// Something that happened, and that is stored if it is of the kind that is stored.
public sealed interface ChatEvent {
    record LinkChanged(Link link) implements ChatEvent {}

    /// One's own name.
    record NameChanged(DisplayName name) implements ChatEvent {}

    /// New, or different from before; see its standing.
    record ContactChanged(Contact contact) implements ChatEvent {}

    record ContactForgotten(PeerId peer) implements ChatEvent {}

    record PresenceChanged(PeerId peer, Presence presence) implements ChatEvent {}

    record MessageAdded(Message message) implements ChatEvent {}

    /// Its delivery is another one now.
    record MessageChanged(Message message) implements ChatEvent {}

    record MessageRemoved(ConversationId conversation, PeerId sender, MessageId id) implements ChatEvent {}

    record ConversationChanged(Conversation conversation) implements ChatEvent {}

    record ConversationErased(ConversationId conversation) implements ChatEvent {}

    /// Messages of a conversation have not come though later ones have, and are asked for; or they have come now, or
    /// will never come.
    record MessagesMissing(ConversationId conversation, boolean missing) implements ChatEvent {}

    /// A change could not be stored and is undone; what was typed is still with the caller.
    record StoreFailed(StoreException.Why why) implements ChatEvent {}

    /// The clock of a contact's computer, or one's own, is wrong by more than five minutes.
    ///
    /// @param ahead how far theirs is ahead of one's own; negative if behind
    record ClocksDiffer(PeerId peer, Duration ahead) implements ChatEvent {}
}
