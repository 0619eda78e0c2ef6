package chat.hearth.persistence;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.wire.BodyCodec;
import chat.hearth.core.wire.Range;

/// Streams and the outbox as stored.
final class DeliveryCodecs {
    static final Codec<OutStream> OUT_STREAM = new Codec<>(
            (out, stream) -> out.peer(stream.peer())
                    .device(stream.device())
                    .int64(stream.id())
                    .int64(stream.next())
                    .flag(stream.introduced()),
            in -> new OutStream(in.peer(), in.device(), in.int64(), in.int64(), in.flag()));
    static final Codec<InStream> IN_STREAM = new Codec<>(
            (out, stream) -> out.peer(stream.peer())
                    .device(stream.device())
                    .int64(stream.id())
                    .int64(stream.cumulative())
                    .int64(stream.place())
                    .list(stream.beyond(), DeliveryCodecs::write),
            in -> new InStream(
                    in.peer(), in.device(), in.int64(), in.int64(), in.int64(), in.list(DeliveryCodecs::stored)));
    /// In bytes: 20 of the peer, 8 of the device, 8 each of stream and number.
    static final int OUTBOX_KEY_SIZE = 44;

    static final Codec<OutboxEntry.Key> OUTBOX_KEY = new Codec<>(
            (out, key) -> out.peer(key.peer())
                    .device(key.device())
                    .int64(key.stream())
                    .int64(key.seq()),
            in -> new OutboxEntry.Key(in.peer(), in.device(), in.int64(), in.int64()));
    static final Codec<OutboxEntry> OUTBOX_ENTRY = new Codec<>(DeliveryCodecs::write, DeliveryCodecs::entry);

    private DeliveryCodecs() {}

    private static void write(Output out, InStream.Stored stored) {
        out.int64(stored.range().from())
                .int64(stored.range().to())
                .int64(stored.first())
                .int64(stored.last());
    }

    private static InStream.Stored stored(Input in) {
        return new InStream.Stored(new Range(in.int64(), in.int64()), in.int64(), in.int64());
    }

    private static void write(Output out, OutboxEntry entry) {
        OUTBOX_KEY.writer().accept(out, entry.key());
        out.message(entry.id()).bytes(BodyCodec.encode(entry.body()));
        out.int64(entry.time()).int64(entry.after());
        out.optional(entry.shown(), DeliveryCodecs::write);
        out.instant(entry.since()).optional(entry.taken(), Output::instant);
    }

    private static OutboxEntry entry(Input in) {
        return new OutboxEntry(
                OUTBOX_KEY.reader().apply(in),
                in.message(),
                BodyCodec.decode(in.bytes()),
                in.int64(),
                in.int64(),
                in.optional(DeliveryCodecs::shown),
                in.instant(),
                in.optional(Input::instant));
    }

    private static void write(Output out, OutboxEntry.Shown shown) {
        MessageCodecs.write(out.peer(shown.conversation().peer()), shown.position());
    }

    private static OutboxEntry.Shown shown(Input in) {
        return new OutboxEntry.Shown(new ConversationId(in.peer()), MessageCodecs.position(in));
    }
}
