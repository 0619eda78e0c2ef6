package chat.hearth.core.store;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.presence.SeenDevice;
import chat.hearth.core.transport.NetworkChoice;

/// One change of what is stored. Changes that belong together go into one [Store#commit].
public sealed interface Change {
    record PutAccount(Account account) implements Change {}

    record PutNetwork(NetworkChoice network) implements Change {}

    record PutPrivacy(Privacy privacy) implements Change {}

    record PutOwnCard(SignedCard card) implements Change {}

    /// The number of the newest connection; the next one's is greater.
    record PutConnectionNumber(long number) implements Change {}

    /// The place that is this store's home from now on, see [Snapshot#isCopy()].
    record PutHome(String place) implements Change {}

    record PutContact(Contact contact) implements Change {}

    /// Forgets the person, when they were there and the sessions with them; the messages stay until
    /// [EraseConversation].
    record RemoveContact(PeerId peer) implements Change {}

    record PutToken(IssuedToken token) implements Change {}

    record RemoveToken(Bytes token) implements Change {}

    /// Adds a message, unless one of the same sender and id was ever added: then this does nothing, and
    /// [Committed#seenBefore] says so. One of somebody else counts as unread if it stands after what was read.
    record Append(Message message) implements Change {}

    /// The clock of a conversation, see [OrderClock].
    record PutClock(ConversationId conversation, OrderClock clock) implements Change {}

    /// Does nothing if the message is gone or if its state does not advance to this one
    /// ([Delivery#advances(Delivery)]).
    record SetDelivery(ConversationId conversation, Position position, Delivery delivery) implements Change {}

    /// Takes a message away for oneself. It stays known, so that it cannot come again.
    record DeleteMessage(ConversationId conversation, Position position) implements Change {}

    /// Everything up to and including the position was on screen. Never goes back.
    record MarkRead(ConversationId conversation, Position position) implements Change {}

    record PutDraft(ConversationId conversation, String draft) implements Change {}

    /// Takes the conversation and all its messages away. They stay known, so that they cannot come again; the clock
    /// stays too.
    record EraseConversation(ConversationId conversation) implements Change {}

    record PutOutStream(OutStream stream) implements Change {}

    record PutInStream(InStream stream) implements Change {}

    record PutOutboxEntry(OutboxEntry entry) implements Change {}

    record RemoveOutboxEntry(OutboxEntry.Key key) implements Change {}

    record PutPresence(SeenDevice device) implements Change {}

    /// The prekeys of this device, in bytes of their own.
    record PutPrekeys(Bytes prekeys) implements Change {
        @Override
        public String toString() {
            return "PutPrekeys";
        }
    }

    record PutSession(SealedState session) implements Change {}

    record RemoveSession(SessionKey key) implements Change {}
}
