package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Slot;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Bodies alone, as the store keeps those that wait to be sent: `{8 kind, 9 content, 10 fallback}`, the same keys that
/// they have in an inner message.
public final class BodyCodec {
    private static final int TEXT = 1;
    private static final int ACK_ONLY = 6;
    private static final int PROFILE = 7;
    private static final int CONTACT = 8;
    private static final int VOID = 14;

    private static final int KIND = 8;
    private static final int CONTENT = 9;
    private static final int FALLBACK = 10;
    private static final int MAX_FALLBACK = 200;
    private static final int PRESENCE_KEY_SIZE = 32;

    private BodyCodec() {}

    public static Bytes encode(Body body) {
        return put(body, Cbor.map()).encode();
    }

    /// Throws [ProtocolException].
    public static Body decode(Bytes bytes) {
        return get(Cbor.decode(bytes, Envelope.MAX_SIZE));
    }

    static Cbor put(Body body, Cbor map) {
        return switch (body) {
            case Body.Text text -> put(map, TEXT, Cbor.of(checked(text.text())));
            case Body.AckOnly _ -> map.with(KIND, Cbor.of(ACK_ONLY));
            case Body.Profile profile ->
                put(map, PROFILE, Cbor.of(profile.name().value()));
            case Body.Answer answer -> map.with(KIND, Cbor.of(CONTACT)).with(CONTENT, answer(answer));
            case Body.Void _ -> map.with(KIND, Cbor.of(VOID));
            case Body.Unknown unknown -> {
                unknown.fallback().ifPresent(text -> map.with(FALLBACK, Cbor.of(text)));
                yield map.with(KIND, Cbor.of(unknown.kind()));
            }
        };
    }

    private static Cbor put(Cbor map, int kind, Cbor only) {
        return map.with(KIND, Cbor.of(kind)).with(CONTENT, Cbor.map().with(1, only));
    }

    static Body get(Cbor map) {
        long kind = map.need(KIND).count();
        Optional<String> fallback = map.find(FALLBACK).map(BodyCodec::fallback);
        return switch (Math.clamp(kind, 0, Integer.MAX_VALUE)) {
            case TEXT -> new Body.Text(text(content(map)));
            case ACK_ONLY -> new Body.AckOnly();
            case PROFILE -> profile(content(map), fallback);
            case CONTACT -> answer(map.need(CONTENT));
            case VOID -> new Body.Void();
            default -> new Body.Unknown(kind, fallback);
        };
    }

    private static Cbor answer(Body.Answer answer) {
        Cbor content = Cbor.map().with(1, Cbor.of(answer.slot().value()));
        answer.presenceKey().ifPresent(key -> content.with(2, Cbor.of(key)));
        return content;
    }

    private static Body answer(Cbor content) {
        return new Body.Answer(slot(content.need(1)), content.find(2).map(key -> key.bytes(PRESENCE_KEY_SIZE)));
    }

    private static Cbor content(Cbor map) {
        return map.need(CONTENT).need(1);
    }

    private static String checked(String text) {
        if (isTooLong(text)) {
            throw new IllegalArgumentException("a text longer than " + Message.MAX_TEXT_BYTES + " bytes");
        }
        return text;
    }

    private static String text(Cbor item) {
        String text = item.text();
        Cbor.require(!isTooLong(text), "a text too long");
        return text;
    }

    private static boolean isTooLong(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length > Message.MAX_TEXT_BYTES;
    }

    /// A name of which nothing is left here, perhaps because it is written in letters newer than this Java, is no
    /// reason to refuse what comes after it in the stream.
    private static Body profile(Cbor item, Optional<String> fallback) {
        return DisplayName.cut(item.text())
                .<Body>map(Body.Profile::new)
                .orElseGet(() -> new Body.Unknown(PROFILE, fallback));
    }

    private static String fallback(Cbor item) {
        String text = item.text();
        Cbor.require(text.codePointCount(0, text.length()) <= MAX_FALLBACK, "a fallback text too long");
        return text;
    }

    static Slot slot(Cbor item) {
        try {
            return new Slot(item.text());
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("not a slot", e);
        }
    }
}
