package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import java.util.List;

/// Presence as those see it who have no key for it: `{0 v, 1 suite, 2 [key id, nonce, ciphertext]}`. The suite is 1,
/// whichever the messages of the device use: presence has a key of its own.
///
/// @param key tells which key it was sealed with, 4 bytes
/// @param nonce 12 bytes
public record SealedPresence(Bytes key, Bytes nonce, Bytes ciphertext) {
    public static final int KEY_ID_SIZE = 4;
    private static final int NONCE_SIZE = 12;
    private static final int VERSION = 1;
    private static final int SUITE = 1;

    public Bytes encode() {
        return Cbor.map()
                .with(0, Cbor.of(VERSION))
                .with(1, Cbor.of(SUITE))
                .with(2, Cbor.array(List.of(Cbor.of(key), Cbor.of(nonce), Cbor.of(ciphertext))))
                .encode();
    }

    /// Throws [ProtocolException]; one that says so if the version or the suite is unknown.
    public static SealedPresence decode(Bytes payload) {
        Cbor map = Cbor.decode(payload, PresenceCodec.MAX_SIZE);
        if (map.need(0).unsigned() != VERSION || map.need(1).unsigned() > SUITE) {
            throw ProtocolException.newer("presence of another version or suite");
        }
        Cbor.require(map.need(1).unsigned() == SUITE, "presence that is not sealed");
        List<Cbor> parts = map.need(2).items();
        Cbor.require(parts.size() == 3, "not sealed presence");
        return new SealedPresence(
                parts.get(0).bytes(KEY_ID_SIZE),
                parts.get(1).bytes(NONCE_SIZE),
                parts.get(2).bytes());
    }
}
