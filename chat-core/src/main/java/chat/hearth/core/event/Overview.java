package chat.hearth.core.event;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.transport.Link;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How everything stands, without the messages.
///
/// @param missing where messages have not come though later ones have
public record Overview(
        PeerId self,
        DisplayName name,
        Link link,
        List<Contact> contacts,
        List<Conversation> conversations,
        Map<PeerId, Presence> presences,
        Set<ConversationId> missing) {
    public Overview {
        contacts = List.copyOf(contacts);
        conversations = List.copyOf(conversations);
        presences = Map.copyOf(presences);
        missing = Set.copyOf(missing);
    }
}
