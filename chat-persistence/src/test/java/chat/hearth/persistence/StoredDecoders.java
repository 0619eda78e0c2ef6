package chat.hearth.persistence;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.fuzz.Decoder;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.presence.SeenDevice;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.IssuedToken;
import chat.hearth.core.store.MessageKey;
import chat.hearth.core.store.SealedState;
import chat.hearth.core.store.SessionKey;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoredContacts;
import chat.hearth.core.transport.ClientKey;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Trust;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.People;
import chat.hearth.core.wire.Range;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Every decoder of what stands in a store. It says [StoreException] and nothing else, whatever stands there.
public final class StoredDecoders implements Decoder.All {
    private static final PeerId BOB = People.BOB.peer();
    private static final Instant NOON = People.NOON;
    private static final MessageId ID = new MessageId(new UUID(0, 7));
    private static final DeviceKey DEVICE = new DeviceKey(BOB, People.BOB.device());
    private static final SessionKey SESSION = new SessionKey(DEVICE, Bytes.ofHex("0102030405060708"));
    private static final Message MESSAGE = new Message(
            new ConversationId(BOB),
            ID,
            BOB,
            1,
            NOON,
            NOON,
            "你好 👋",
            new Delivery.Read(Optional.of(NOON), Optional.of(NOON), NOON));
    private static final MessageCodecs.Place PLACE = MessageCodecs.Place.of(MESSAGE);
    private static final MessageKey KEY = MessageKey.of(MESSAGE);

    @Override
    public List<Decoder> get() {
        return List.of(
                of("account", AccountCodecs.ACCOUNT, People.ALICE),
                of("network", AccountCodecs.NETWORK, broker()),
                of("hosted-network", AccountCodecs.NETWORK, hosted()),
                of("card", AccountCodecs.CARD, People.card(People.BOB)).withKeys(),
                of("token", AccountCodecs.TOKEN, new IssuedToken(Bytes.ofHex("0f".repeat(16)), NOON)),
                of("privacy", AccountCodecs.PRIVACY, new Privacy(true, false, true)),
                of("peer", ContactCodecs.PEER, BOB),
                of("contact", ContactCodecs.CONTACT, StoredContacts.full()).withKeys(),
                of("bare-contact", ContactCodecs.CONTACT, StoredContacts.bare()),
                of("device", ContactCodecs.DEVICE, DEVICE),
                of("seen-device", ContactCodecs.SEEN, seen()),
                of("session-key", ContactCodecs.SESSION_KEY, SESSION),
                of("session", ContactCodecs.SESSION, session()),
                of("conversation-id", MessageCodecs.CONVERSATION_ID, new ConversationId(BOB)),
                of("conversation", MessageCodecs.CONVERSATION, conversation()),
                of("clock", MessageCodecs.CLOCK, new OrderClock(3, 2, 1)),
                of("message-key", MessageCodecs.KEY, KEY),
                of("place", MessageCodecs.PLACE, PLACE),
                of("spot", MessageCodecs.spot(KEY), MessageCodecs.Spot.of(MESSAGE)),
                of("message", MessageCodecs.at(PLACE), MESSAGE),
                of("out-stream", DeliveryCodecs.OUT_STREAM, new OutStream(BOB, People.BOB.device(), 1, 2, true)),
                of("in-stream", DeliveryCodecs.IN_STREAM, inStream()),
                of("outbox-key", DeliveryCodecs.OUTBOX_KEY, entry().key()),
                of("outbox-entry", DeliveryCodecs.OUTBOX_ENTRY, entry()));
    }

    private static <T> Decoder of(String name, Codec<T> codec, T value) {
        return new Decoder(name, Bytes.copyOf(codec.encode(value)), bytes -> codec.decode(bytes.toArray()))
                .refusing(StoreException.class::isInstance);
    }

    private static NetworkChoice broker() {
        return new NetworkChoice.Broker(
                URI.create("mqtts://example.org:8883"),
                Optional.of("bob"),
                Optional.of("secret"),
                new Trust.Pinned(Bytes.ofHex("ab".repeat(32))),
                Optional.of(new ClientKey(Bytes.ofHex("00"), "secret")));
    }

    private static NetworkChoice hosted() {
        return new NetworkChoice.Hosted(
                1883, NetworkChoice.Reach.values()[0], "code", Optional.of(Bytes.ofHex("ab".repeat(32))));
    }

    private static SeenDevice seen() {
        Announcement said = new Announcement(Announcement.State.ONLINE, 7, Optional.of(NOON));
        return new SeenDevice(BOB, People.BOB.device(), said, false, NOON);
    }

    private static SealedState session() {
        return new SealedState(SESSION, Bytes.ofHex("0a".repeat(32)), 1, Bytes.ofHex("0b".repeat(64)));
    }

    private static Conversation conversation() {
        return new Conversation(
                new ConversationId(BOB), Optional.of(MESSAGE), 3, Optional.of(MESSAGE.position()), "draft");
    }

    private static InStream inStream() {
        InStream.Stored beyond = new InStream.Stored(new Range(6, 9), 1, 2);
        return new InStream(BOB, People.BOB.device(), 1, 4, 0, List.of(beyond));
    }

    private static OutboxEntry entry() {
        return new OutboxEntry(
                new OutboxEntry.Key(BOB, People.BOB.device(), 1, 2),
                ID,
                new Body.Text("text"),
                3,
                0,
                Optional.empty(),
                NOON,
                Optional.empty());
    }
}
