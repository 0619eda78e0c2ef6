package chat.hearth.persistence;

import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.store.MessageKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Messages and conversations as stored. The key of a message is conversation ‖ sort ‖ sender ‖ id, so that a page is
/// one range in the order shown.
final class MessageCodecs {
    static final Codec<ConversationId> CONVERSATION_ID =
            new Codec<>((out, id) -> out.peer(id.peer()), in -> new ConversationId(in.peer()));
    static final Codec<Conversation> CONVERSATION = new Codec<>(MessageCodecs::write, MessageCodecs::conversation);
    static final Codec<OrderClock> CLOCK = new Codec<>(
            (out, clock) -> out.int64(clock.greatest()).int64(clock.lastOwn()).int64(clock.seen()),
            in -> new OrderClock(in.int64(), in.int64(), in.int64()));
    static final Codec<MessageKey> KEY = new Codec<>(
            (out, key) -> out.peer(key.sender()).message(key.id()), in -> new MessageKey(in.peer(), in.message()));
    static final Codec<Place> PLACE = new Codec<>(
            (out, place) -> write(out.peer(place.conversation().peer()), place.position()),
            in -> new Place(new ConversationId(in.peer()), position(in)));
    /// In bytes: conversation, sort, sender, id.
    static final int PLACE_SIZE = 20 + 8 + 20 + 16;
    /// In bytes: sender, id.
    static final int KEY_SIZE = 20 + 16;

    private static final int RECEIVED = 1;
    private static final int QUEUED = 2;
    private static final int SENT = 3;
    private static final int DELIVERED = 4;
    private static final int READ = 5;
    private static final int FAILED = 6;
    /// In bytes.
    private static final int OWN_SIZE = 40;

    private MessageCodecs() {}

    /// Where a message stands among all.
    record Place(ConversationId conversation, Position position) {
        static Place of(Message message) {
            return new Place(message.conversation(), message.position());
        }
    }

    record Spot(ConversationId conversation, long sort) {
        static Spot of(Message message) {
            return new Spot(message.conversation(), message.sort());
        }

        Place place(MessageKey key) {
            return new Place(conversation, new Position(sort, key.sender(), key.id()));
        }
    }

    /// Where the message of that key stands; mostly in the conversation with who wrote it.
    static Codec<Spot> spot(MessageKey key) {
        ConversationId usual = new ConversationId(key.sender());
        return new Codec<>(
                (out, spot) -> out.optional(
                                Optional.of(spot.conversation()).filter(id -> !id.equals(usual)),
                                CONVERSATION_ID.writer())
                        .ordered(spot.sort()),
                in -> new Spot(in.optional(CONVERSATION_ID.reader()).orElse(usual), in.ordered()));
    }

    /// A message but for its place, which is its key.
    static Codec<Message> at(Place place) {
        return new Codec<>(MessageCodecs::writeContent, in -> content(in, place));
    }

    private static void writeContent(Output out, Message message) {
        out.instant(message.written()).instant(message.received()).text(message.text());
        write(out, message.delivery());
    }

    private static Message content(Input in, Place place) {
        Position position = place.position();
        return new Message(
                place.conversation(),
                position.id(),
                position.sender(),
                position.sort(),
                in.instant(),
                in.instant(),
                in.text(),
                delivery(in));
    }

    private static void write(Output out, Conversation conversation) {
        out.peer(conversation.id().peer());
        out.optional(conversation.last(), (_, last) -> {
            write(out, last.position());
            writeContent(out, last);
        });
        out.int32(conversation.unread());
        out.optional(conversation.readUpTo(), MessageCodecs::write);
        out.text(conversation.draft());
    }

    private static Conversation conversation(Input in) {
        ConversationId id = new ConversationId(in.peer());
        return new Conversation(
                id,
                in.optional(_ -> content(in, new Place(id, position(in)))),
                in.int32(),
                in.optional(MessageCodecs::position),
                in.text());
    }

    static void write(Output out, Position position) {
        out.ordered(position.sort()).peer(position.sender()).message(position.id());
    }

    static Position position(Input in) {
        return new Position(in.ordered(), in.peer(), in.message());
    }

    /// The states of a message of one's own all have the same size, so that it keeps its place as it goes through them.
    private static void write(Output out, Delivery delivery) {
        if (delivery instanceof Delivery.Received) {
            out.octet(RECEIVED);
            return;
        }
        Output state = new Output();
        writeState(state, delivery);
        byte[] bytes = state.toArray();
        if (bytes.length > OWN_SIZE) {
            throw new IllegalStateException("a delivery of " + bytes.length + " bytes");
        }
        out.raw(Arrays.copyOf(bytes, OWN_SIZE));
    }

    private static void writeState(Output out, Delivery delivery) {
        switch (delivery) {
            case Delivery.Received _ -> out.octet(RECEIVED);
            case Delivery.Queued _ -> out.octet(QUEUED);
            case Delivery.Sent(var at) -> out.octet(SENT).instant(at);
            case Delivery.Delivered(var sent, var at) ->
                out.octet(DELIVERED).optional(sent, Output::instant).instant(at);
            case Delivery.Read(var sent, var delivered, var at) ->
                out.octet(READ)
                        .optional(sent, Output::instant)
                        .optional(delivered, Output::instant)
                        .instant(at);
            case Delivery.Failed(var reason, var at) ->
                out.octet(FAILED).instant(at).constant(reason);
        }
    }

    private static Delivery delivery(Input in) {
        int kind = in.octet();
        return kind == RECEIVED ? new Delivery.Received() : state(kind, new Input(in.raw(OWN_SIZE - 1)));
    }

    private static Delivery state(int kind, Input in) {
        return switch (kind) {
            case QUEUED -> new Delivery.Queued();
            case SENT -> new Delivery.Sent(in.instant());
            case DELIVERED -> new Delivery.Delivered(in.optional(Input::instant), in.instant());
            case READ -> new Delivery.Read(in.optional(Input::instant), in.optional(Input::instant), in.instant());
            case FAILED -> failed(in);
            default -> throw new IllegalArgumentException("delivery of kind " + kind);
        };
    }

    private static Delivery failed(Input in) {
        Instant at = in.instant();
        return new Delivery.Failed(in.constant(Delivery.Reason.class), at);
    }
}
