package chat.hearth.persistence;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.MessageKey;
import chat.hearth.core.store.MessageTable;
import chat.hearth.core.store.StoreException;
import chat.hearth.persistence.MessageCodecs.Place;
import chat.hearth.persistence.MessageCodecs.Spot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Messages by their place, and beside them every writer and id that was ever stored with the spot where it stands; a
/// deleted one stands nowhere.
final class StoredMessages implements MessageTable {
    /// No position stands after it: the greatest value of every part.
    private static final Position END =
            new Position(Long.MAX_VALUE, new PeerId("z".repeat(32)), new MessageId(new UUID(-1, -1)));

    private final StoredMap messages;
    private final StoredMap known;

    StoredMessages(StoredMap messages, StoredMap known) {
        this.messages = messages;
        this.known = known;
    }

    @Override
    public boolean isKnown(MessageKey key) {
        return known.get(MessageCodecs.KEY.encode(key)).isPresent();
    }

    @Override
    public Optional<Message> find(MessageKey key) {
        return known.get(MessageCodecs.KEY.encode(key))
                .flatMap(spot(key)::decode)
                .map(spot -> spot.place(key))
                .flatMap(this::at);
    }

    @Override
    public Optional<Message> at(ConversationId conversation, Position position) {
        return at(new Place(conversation, position));
    }

    private Optional<Message> at(Place place) {
        return messages.get(MessageCodecs.PLACE.encode(place))
                .map(value -> MessageCodecs.at(place).decode(value));
    }

    @Override
    public List<Message> newest(ConversationId conversation, int limit) {
        byte[] end = key(conversation, END);
        return last(conversation, Arrays.copyOf(end, end.length + 1), limit);
    }

    @Override
    public List<Message> before(ConversationId conversation, Position end, int limit) {
        return last(conversation, key(conversation, end), limit);
    }

    @Override
    public List<Message> after(ConversationId conversation, Position start, int limit) {
        return read(messages.first(key(conversation, start), key(conversation, END), limit));
    }

    @Override
    public void put(Message message) {
        if (messages.put(key(message), MessageCodecs.at(Place.of(message)).encode(message))) {
            know(MessageKey.of(message), Optional.of(Spot.of(message)));
        }
    }

    @Override
    public void remove(Message message) {
        messages.remove(key(message));
        know(MessageKey.of(message), Optional.empty());
    }

    private void know(MessageKey key, Optional<Spot> spot) {
        known.put(MessageCodecs.KEY.encode(key), spot(key).encode(spot));
    }

    /// Reads all of them, and whether each one stands where its key says. Throws [StoreException].
    void check() {
        AtomicLong standing = new AtomicLong();
        known.forEach((key, value) -> {
            MessageKey known = MessageCodecs.KEY.decode(key);
            spot(known).decode(value).ifPresent(spot -> {
                standing.incrementAndGet();
                require(at(spot.place(known)).isPresent());
            });
        });
        messages.forEach((place, value) -> {
            read(Map.entry(place, value));
            standing.decrementAndGet();
        });
        require(standing.get() == 0);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new StoreException(StoreException.Why.DAMAGED, "the messages and their keys do not fit together");
        }
    }

    private static Codec<Optional<Spot>> spot(MessageKey key) {
        Codec<Spot> codec = MessageCodecs.spot(key);
        return new Codec<>((out, spot) -> out.optional(spot, codec.writer()), in -> in.optional(codec.reader()));
    }

    private List<Message> last(ConversationId conversation, byte[] end, int limit) {
        return read(messages.last(MessageCodecs.CONVERSATION_ID.encode(conversation), end, limit));
    }

    private static byte[] key(Message message) {
        return MessageCodecs.PLACE.encode(Place.of(message));
    }

    private static byte[] key(ConversationId conversation, Position position) {
        return MessageCodecs.PLACE.encode(new Place(conversation, position));
    }

    private static List<Message> read(List<Map.Entry<byte[], byte[]>> entries) {
        return entries.stream().map(StoredMessages::read).toList();
    }

    private static Message read(Map.Entry<byte[], byte[]> entry) {
        return MessageCodecs.at(MessageCodecs.PLACE.decode(entry.getKey())).decode(entry.getValue());
    }
}
