package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import java.util.Optional;

/// What a packet to an inbox, or a request, looks like from outside.
///
/// @param suite how the content is protected; 0 is signed but not encrypted
/// @param session 8 bytes, chosen by the receiver; none in suite 0
/// @param header what is needed to open the content
public record Envelope(Kind kind, int suite, Optional<Bytes> session, Optional<Bytes> header, Bytes content) {
    public static final int MAX_SIZE = 64 * 1024;
    public static final int VERSION = 1;
    private static final int MAX_SUITE = 255;

    /// In the numbers of the wire from 1.
    public enum Kind {
        /// The first one to somebody: a request.
        INIT,
        MESSAGE;

        public int number() {
            return ordinal() + 1;
        }
    }

    public static Envelope plain(Kind kind, Optional<Bytes> header, Bytes content) {
        return new Envelope(kind, 0, Optional.empty(), header, content);
    }

    public Bytes encode() {
        Cbor map = Cbor.map()
                .with(0, Cbor.of(VERSION))
                .with(1, Cbor.of(kind.number()))
                .with(2, Cbor.of(suite))
                .with(5, Cbor.of(content));
        session.ifPresent(id -> map.with(3, Cbor.of(id)));
        header.ifPresent(bytes -> map.with(4, Cbor.of(bytes)));
        Bytes encoded = map.encode();
        if (encoded.size() > MAX_SIZE) {
            throw new IllegalArgumentException("an envelope of " + encoded.size() + " bytes");
        }
        return encoded;
    }

    /// Throws [ProtocolException]; one that says so if the version or the kind is unknown.
    public static Envelope decode(Bytes bytes) {
        return decode(bytes, MAX_SIZE);
    }

    public static Envelope decode(Bytes bytes, int limit) {
        Cbor map = Cbor.decode(bytes, limit);
        if (map.need(0).unsigned() != VERSION) {
            throw ProtocolException.newer("an envelope of another version");
        }
        Kind kind = kind(map.need(1).unsigned());
        long suite = map.need(2).unsigned();
        Cbor.require(suite >= 0 && suite <= MAX_SUITE, "a suite out of range");
        return new Envelope(
                kind,
                (int) suite,
                map.find(3).map(id -> id.bytes(8)),
                map.find(4).map(Cbor::bytes),
                map.need(5).bytes());
    }

    private static Kind kind(long number) {
        for (Kind kind : Kind.values()) {
            if (kind.number() == number) {
                return kind;
            }
        }
        throw ProtocolException.newer("an envelope of kind " + number);
    }

    /// This envelope if it is of suite 0 and this kind, else a [ProtocolException].
    public Envelope asPlain(Kind expected) {
        if (suite != 0) {
            throw ProtocolException.newer("an envelope of suite " + suite);
        }
        Cbor.require(kind == expected && session.isEmpty(), "not the envelope that belongs here");
        return this;
    }
}
