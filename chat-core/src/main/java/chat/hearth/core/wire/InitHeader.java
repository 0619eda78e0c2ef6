package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import java.util.Optional;

/// The header of an encrypted init envelope, from which the receiver derives the session: `{1 ephemeral key, 2
/// prekey id, 3 KEM id, 4 KEM ciphertext, 5 session}`. The same in every init envelope of one session.
///
/// @param ephemeral the sender's X25519 key, made for this session
/// @param prekey number of the receiver's prekey that was used
/// @param kem in suite 2
/// @param session 8 bytes: under this the sender wants to be answered
public record InitHeader(Bytes ephemeral, long prekey, Optional<Encapsulation> kem, Bytes session) {
    public static final int SESSION_SIZE = 8;
    private static final int MAX_SIZE = 2 * 1024;

    /// @param id number of the receiver's KEM key
    /// @param ciphertext 1088 bytes (FIPS 203 §8)
    public record Encapsulation(long id, Bytes ciphertext) {
        public static final int SIZE = 1088;
    }

    public Bytes encode() {
        Cbor map =
                Cbor.map().with(1, Cbor.of(ephemeral)).with(2, Cbor.of(prekey)).with(5, Cbor.of(session));
        kem.ifPresent(part -> map.with(3, Cbor.of(part.id())).with(4, Cbor.of(part.ciphertext())));
        return map.encode();
    }

    /// Throws [ProtocolException].
    public static InitHeader decode(Bytes bytes) {
        Cbor map = Cbor.decode(bytes, MAX_SIZE);
        Optional<Cbor> id = map.find(3);
        Optional<Cbor> ciphertext = map.find(4);
        Cbor.require(id.isPresent() == ciphertext.isPresent(), "half an encapsulation");
        return new InitHeader(
                map.need(1).bytes(AgreementKey.SIZE),
                map.need(2).count(),
                ciphertext.map(part -> new Encapsulation(id.orElseThrow().count(), part.bytes(Encapsulation.SIZE))),
                map.need(5).bytes(SESSION_SIZE));
    }
}
