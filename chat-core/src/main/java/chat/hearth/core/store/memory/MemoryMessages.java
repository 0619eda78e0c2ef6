package chat.hearth.core.store.memory;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.MessageKey;
import chat.hearth.core.store.MessageTable;
import chat.hearth.core.store.Undo;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class MemoryMessages implements MessageTable {
    /// No position stands after it: the greatest value of every part.
    private static final Position END =
            new Position(Long.MAX_VALUE, new PeerId("z".repeat(32)), new MessageId(new UUID(-1, -1)));

    private final MemoryTable<Place, Message> messages;
    /// Where each message ever stored stands; a deleted one stands nowhere.
    private final MemoryTable<MessageKey, Optional<Place>> known;

    MemoryMessages(Undo undo) {
        messages = new MemoryTable<>(Comparator.comparing(Place::conversation).thenComparing(Place::position), undo);
        known = new MemoryTable<>(Comparator.comparing(MessageKey::sender).thenComparing(MessageKey::id), undo);
    }

    void copyTo(MemoryMessages other) {
        messages.view().forEach(other.messages::put);
        known.view().forEach(other.known::put);
    }

    @Override
    public boolean isKnown(MessageKey key) {
        return known.get(key).isPresent();
    }

    @Override
    public Optional<Message> find(MessageKey key) {
        return known.get(key).flatMap(place -> place).flatMap(messages::get);
    }

    @Override
    public Optional<Message> at(ConversationId conversation, Position position) {
        return messages.get(new Place(conversation, position));
    }

    @Override
    public List<Message> newest(ConversationId conversation, int limit) {
        var upToEnd = messages.view().headMap(new Place(conversation, END), true);
        return first(upToEnd.descendingMap().values(), conversation, limit);
    }

    @Override
    public List<Message> before(ConversationId conversation, Position end, int limit) {
        var head = messages.view().headMap(new Place(conversation, end), false);
        return first(head.descendingMap().values(), conversation, limit);
    }

    @Override
    public List<Message> after(ConversationId conversation, Position start, int limit) {
        var tail = messages.view().tailMap(new Place(conversation, start), false);
        return first(tail.values(), conversation, limit);
    }

    @Override
    public void put(Message message) {
        messages.put(Place.of(message), message);
        known.put(MessageKey.of(message), Optional.of(Place.of(message)));
    }

    @Override
    public void remove(Message message) {
        messages.remove(Place.of(message));
        known.put(MessageKey.of(message), Optional.empty());
    }

    private static List<Message> first(Collection<Message> from, ConversationId conversation, int limit) {
        return from.stream()
                .takeWhile(message -> message.conversation().equals(conversation))
                .limit(limit)
                .toList();
    }

    private record Place(ConversationId conversation, Position position) {
        static Place of(Message message) {
            return new Place(message.conversation(), message.position());
        }
    }
}
