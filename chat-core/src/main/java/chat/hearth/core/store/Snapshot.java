package chat.hearth.core.store;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.presence.SeenDevice;
import chat.hearth.core.transport.NetworkChoice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that is stored, but for the messages.
///
/// @param account absent in a new profile
/// @param connectionNumber 0 if there was no connection yet
/// @param home the place where this became the store of its device
/// @param outbox in the order of its keys
/// @param prekeys absent until there were any
/// @param place where the store is, in words of its own: another one for a copy, and for what was put back in place of
///     the original
public record Snapshot(
        Optional<Account> account,
        Optional<NetworkChoice> network,
        Privacy privacy,
        Optional<SignedCard> ownCard,
        long connectionNumber,
        Optional<String> home,
        List<Contact> contacts,
        List<Conversation> conversations,
        Map<ConversationId, OrderClock> clocks,
        List<IssuedToken> tokens,
        List<OutStream> outStreams,
        List<InStream> inStreams,
        List<OutboxEntry> outbox,
        List<SeenDevice> presences,
        Optional<Bytes> prekeys,
        List<SealedState> sessions,
        String place) {
    public Snapshot {
        contacts = List.copyOf(contacts);
        conversations = List.copyOf(conversations);
        clocks = Map.copyOf(clocks);
        tokens = List.copyOf(tokens);
        outStreams = List.copyOf(outStreams);
        inStreams = List.copyOf(inStreams);
        outbox = List.copyOf(outbox);
        presences = List.copyOf(presences);
        sessions = List.copyOf(sessions);
    }

    /// Whether this is a copy. The one it was made of may be in use, or what it has written since may have been sent:
    /// so a copy must not go on as the same device.
    public boolean isCopy() {
        return account.isPresent() && !home.equals(Optional.of(place));
    }
}
