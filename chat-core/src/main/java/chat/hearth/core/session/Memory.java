package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.seal.Prekeys;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.IssuedToken;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.NetworkChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Everything that is stored but for the messages, as the core thread knows it.
final class Memory {
    private static final DeviceId FIRST = DeviceId.of("0000000000000000");
    private static final DeviceId LAST = DeviceId.of("ffffffffffffffff");

    final KeptMap<PeerId, Contact> contacts = new KeptMap<>();
    final KeptMap<ConversationId, OrderClock> clocks = new KeptMap<>();
    final KeptMap<Bytes, IssuedToken> tokens = new KeptMap<>();
    final KeptMap<DeviceKey, OutStream> outStreams = new KeptMap<>();
    final KeptMap<DeviceKey, InStream> inStreams = new KeptMap<>();
    final KeptMap<OutboxEntry.Key, OutboxEntry> outbox = new KeptMap<>();
    final KeptMap<PeerId, Account> account = new KeptMap<>();
    final KeptMap<PeerId, SignedCard> ownCard = new KeptMap<>();
    final KeptMap<PeerId, NetworkChoice> network = new KeptMap<>();
    final KeptMap<PeerId, Privacy> privacy = new KeptMap<>();
    final KeptMap<PeerId, Prekeys> ownPrekeys = new KeptMap<>();
    final SealedSessions sessions = new SealedSessions();

    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    /// Where each slot was found last; to be looked at again, since contacts change.
    private final Map<Slot, PeerId> bySlot = new HashMap<>();
    private final PeerId self;
    private long connectionNumber;

    Memory(Account own, Snapshot snapshot) {
        self = own.peer();
        account.load(self, own);
        snapshot.ownCard().ifPresent(card -> ownCard.load(self, card));
        snapshot.network().ifPresent(choice -> network.load(self, choice));
        privacy.load(self, snapshot.privacy());
        connectionNumber = snapshot.connectionNumber();
        snapshot.contacts().forEach(contact -> contacts.load(contact.id(), contact));
        snapshot.conversations().forEach(this::conversationIs);
        snapshot.clocks().forEach(clocks::load);
        snapshot.tokens().forEach(token -> tokens.load(token.token(), token));
        snapshot.outStreams().forEach(out -> outStreams.load(new DeviceKey(out.peer(), out.device()), out));
        snapshot.inStreams().forEach(in -> inStreams.load(new DeviceKey(in.peer(), in.device()), in));
        snapshot.outbox().forEach(entry -> outbox.load(entry.key(), entry));
        snapshot.prekeys().ifPresent(bytes -> ownPrekeys.load(self, Prekeys.decode(bytes, own)));
        snapshot.sessions().forEach(sessions::load);
    }

    PeerId self() {
        return self;
    }

    Account own() {
        return account.get(self).orElseThrow();
    }

    /// One's own card as it is stored, which alone may be given to others.
    Optional<SignedCard> card() {
        return ownCard.stored(self);
    }

    Privacy privacy() {
        return privacy.get(self).orElse(Privacy.OPEN);
    }

    /// Those of this device as they are stored, with which alone others may begin.
    Optional<Prekeys> prekeys() {
        return ownPrekeys.stored(self);
    }

    /// Whom a message for that device is sealed for; it brings one's card until the device is known to have it.
    SessionCipher.Recipient recipient(DeviceKey device) {
        boolean introduced =
                outStreams.get(device).filter(OutStream::introduced).isPresent();
        return new SessionCipher.Recipient(device.peer(), device.device(), introduced ? Optional.empty() : card());
    }

    /// Where that device of a contact receives; absent before one was given a place.
    Optional<Mailbox> inbox(DeviceKey device) {
        return contacts.get(device.peer())
                .flatMap(to -> to.ourSlot().map(slot -> new Mailbox.InboxOf(to.address(), device.device(), slot)));
    }

    Optional<NetworkChoice> network() {
        return network.get(self);
    }

    /// The number for the next connection: greater than every one before, also after a restored copy of the profile.
    long nextConnection(long nowMillis) {
        connectionNumber = Math.max(connectionNumber + 1, nowMillis);
        return connectionNumber;
    }

    long connectionNumber() {
        return connectionNumber;
    }

    OrderClock clock(ConversationId conversation) {
        return clocks.get(conversation).orElse(OrderClock.START);
    }

    /// Whoever puts what they send into this slot.
    ///
    /// @param writes whether that contact does
    Optional<Contact> contactBySlot(Slot slot, Predicate<Contact> writes) {
        Optional<Contact> found = Optional.ofNullable(bySlot.get(slot))
                .flatMap(contacts::get)
                .filter(writes)
                .or(() -> contacts().filter(writes).findFirst());
        found.ifPresent(contact -> bySlot.put(slot, contact.id()));
        return found;
    }

    Stream<Contact> contacts() {
        return contacts.view().values().stream();
    }

    List<Conversation> conversations() {
        return List.copyOf(conversations.values());
    }

    Conversation conversation(ConversationId id) {
        return conversations.getOrDefault(id, Conversation.empty(id));
    }

    void conversationIs(Conversation conversation) {
        conversations.put(conversation.id(), conversation);
    }

    void forget(ConversationId conversation) {
        conversations.remove(conversation);
    }

    /// What waits for one device, in the order to be sent.
    NavigableMap<OutboxEntry.Key, OutboxEntry> waitingFor(DeviceKey device) {
        var low = new OutboxEntry.Key(device.peer(), device.device(), 0, 0);
        var high = new OutboxEntry.Key(device.peer(), device.device(), -1, -1);
        return outbox.view().subMap(low, true, high, true);
    }

    /// What waits for any device of one person.
    NavigableMap<OutboxEntry.Key, OutboxEntry> waitingFor(PeerId peer) {
        var low = new OutboxEntry.Key(peer, FIRST, 0, 0);
        var high = new OutboxEntry.Key(peer, LAST, -1, -1);
        return outbox.view().subMap(low, true, high, true);
    }

    /// The devices that something waits for; takes as long as there are devices, however much waits.
    static List<DeviceKey> devices(NavigableMap<OutboxEntry.Key, OutboxEntry> waiting) {
        List<DeviceKey> devices = new ArrayList<>();
        Map.Entry<OutboxEntry.Key, OutboxEntry> next = waiting.firstEntry();
        while (next != null) {
            DeviceKey device = DeviceKey.of(next.getKey());
            devices.add(device);
            next = waiting.higherEntry(new OutboxEntry.Key(device.peer(), device.device(), -1, -1));
        }
        return devices;
    }

    void fallBack() {
        Stream.of(
                        contacts,
                        clocks,
                        tokens,
                        outStreams,
                        inStreams,
                        outbox,
                        account,
                        ownCard,
                        network,
                        privacy,
                        ownPrekeys)
                .forEach(KeptMap::fallBack);
        sessions.fallBack();
    }
}
