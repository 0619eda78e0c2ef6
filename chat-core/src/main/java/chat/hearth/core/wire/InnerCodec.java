package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Inner messages: `{1 id, 2 stream, 3 seq, 4 base, 5 acknowledgement, 6 time, 8 kind, 9 content, 10 fallback, 11
/// session, 12 after}`, padded. What is 0 or absent is left out.
public final class InnerCodec {
    private static final int ID = 1;
    private static final int STREAM = 2;
    private static final int SEQ = 3;
    private static final int BASE = 4;
    private static final int ACKNOWLEDGEMENT = 5;
    private static final int TIME = 6;
    private static final int SESSION = 11;
    private static final int AFTER = 12;

    private InnerCodec() {}

    public static Bytes encode(Inner inner) {
        return Padding.pad(fields(inner).encode());
    }

    /// With the session under which the sender wants to be addressed from now on.
    public static Bytes encode(Inner inner, Bytes session) {
        return Padding.pad(fields(inner).with(SESSION, Cbor.of(session)).encode());
    }

    /// The session under which the sender wants to be addressed, if the message names one. Throws
    /// [ProtocolException].
    public static Optional<Bytes> session(Bytes padded) {
        return fields(padded).find(SESSION).map(session -> session.bytes(InitHeader.SESSION_SIZE));
    }

    private static Cbor fields(Inner inner) {
        checkNumbered(inner);
        Cbor map = BodyCodec.put(inner.body(), Cbor.map());
        inner.id().ifPresent(id -> map.with(ID, Cbor.of(id.raw())));
        inner.acknowledgement().ifPresent(ack -> map.with(ACKNOWLEDGEMENT, encode(ack)));
        putNumber(map, STREAM, inner.stream());
        putNumber(map, SEQ, inner.seq());
        putNumber(map, BASE, inner.base());
        putNumber(map, TIME, inner.time());
        putNumber(map, AFTER, inner.after());
        return map;
    }

    private static Cbor fields(Bytes padded) {
        Cbor.require(padded.size() <= Envelope.MAX_SIZE, "an inner message too large");
        return Cbor.decode(Padding.unpad(padded), Envelope.MAX_SIZE);
    }

    /// Throws [ProtocolException].
    public static Inner decode(Bytes padded) {
        Cbor map = fields(padded);
        Inner inner = new Inner(
                map.find(ID).map(InnerCodec::id),
                count(map, STREAM),
                count(map, SEQ),
                count(map, BASE),
                map.find(ACKNOWLEDGEMENT).map(InnerCodec::acknowledgement),
                map.find(TIME).map(Cbor::unsigned).orElse(0L),
                map.find(AFTER).map(Cbor::unsigned).orElse(0L),
                BodyCodec.get(map));
        Cbor.require(isNumbered(inner), "an id, a sequence number and a body that do not go together");
        return inner;
    }

    /// Everything but a pure acknowledgement has an id and a number, and no pure acknowledgement has either.
    private static boolean isNumbered(Inner inner) {
        boolean pure = inner.body() instanceof Body.AckOnly;
        return inner.id().isEmpty() == pure && (inner.seq() == 0) == pure;
    }

    private static void checkNumbered(Inner inner) {
        if (!isNumbered(inner)) {
            throw new IllegalArgumentException("only a pure acknowledgement has no id and no sequence number");
        }
    }

    private static void putNumber(Cbor map, int key, long number) {
        if (number != 0) {
            map.with(key, Cbor.of(number));
        }
    }

    private static long count(Cbor map, int key) {
        return map.find(key).map(Cbor::count).orElse(0L);
    }

    private static MessageId id(Cbor item) {
        return MessageId.of(item.bytes(16));
    }

    private static Cbor encode(Inner.Acknowledgement ack) {
        List<Cbor> parts = new ArrayList<>(List.of(Cbor.of(ack.stream()), Cbor.of(ack.cumulative())));
        ack.beyond().forEach(range -> parts.add(Cbor.array(List.of(Cbor.of(range.from()), Cbor.of(range.to())))));
        return Cbor.array(parts);
    }

    private static Inner.Acknowledgement acknowledgement(Cbor item) {
        List<Cbor> parts = item.items();
        int most = 2 + Inner.Acknowledgement.MOST_RANGES;
        Cbor.require(parts.size() >= 2 && parts.size() <= most, "not an acknowledgement");
        long last = parts.get(1).count();
        List<Range> beyond = new ArrayList<>();
        for (Cbor part : parts.subList(2, parts.size())) {
            Range range = range(part);
            Cbor.require(range.from() > last + 1, "ranges that touch, or out of order");
            beyond.add(range);
            last = range.to();
        }
        return new Inner.Acknowledgement(parts.get(0).count(), parts.get(1).count(), beyond);
    }

    private static Range range(Cbor item) {
        List<Cbor> ends = item.items();
        Cbor.require(ends.size() == 2, "not a range");
        long from = ends.get(0).count();
        long to = ends.get(1).count();
        Cbor.require(from >= 1 && to >= from, "not a range");
        return new Range(from, to);
    }
}
