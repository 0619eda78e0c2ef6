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
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.presence.SeenDevice;
import chat.hearth.core.transport.NetworkChoice;

/// Where a store keeps its values. What the changes mean is the same for every store ([ChangeRules], [Reading]); a kind
/// of store brings tables, and its own way to make a change of them durable.
///
/// @param place see [Snapshot#place()]
public record Tables(
        Kept<Account> account,
        Kept<NetworkChoice> network,
        Kept<Privacy> privacy,
        Kept<SignedCard> ownCard,
        Kept<Long> connectionNumber,
        Kept<String> home,
        Table<PeerId, Contact> contacts,
        Table<ConversationId, Conversation> conversations,
        Table<ConversationId, OrderClock> clocks,
        Table<Bytes, IssuedToken> tokens,
        Table<DeviceKey, OutStream> outStreams,
        Table<DeviceKey, InStream> inStreams,
        Table<OutboxEntry.Key, OutboxEntry> outbox,
        Table<DeviceKey, SeenDevice> presences,
        Kept<Bytes> prekeys,
        Table<SessionKey, SealedState> sessions,
        MessageTable messages,
        String place) {}
