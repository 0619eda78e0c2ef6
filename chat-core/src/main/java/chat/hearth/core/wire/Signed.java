package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.identity.VerifyKey;
import java.util.List;

/// A payload with an Ed25519 signature over `context ‖ 0x00 ‖ binding ‖ payload`. The binding is not carried: both
/// sides know it, and a payload taken elsewhere fails there. The payload is checked as it came, never encoded again.
public record Signed(Bytes payload, Bytes signature) {
    public static Signed by(SigningKey key, String context, Bytes binding, Bytes payload) {
        return new Signed(payload, key.sign(context, Bytes.join(binding, payload)));
    }

    public boolean isBy(VerifyKey key, String context, Bytes binding) {
        return key.verifies(context, Bytes.join(binding, payload), signature);
    }

    public Bytes encode() {
        return Cbor.array(List.of(Cbor.of(payload), Cbor.of(signature))).encode();
    }

    /// Throws [ProtocolException] for anything but a payload and 64 bytes beside it. Does not check the signature.
    public static Signed decode(Bytes bytes) {
        List<Cbor> parts = Cbor.decode(bytes, Envelope.MAX_SIZE).items();
        Cbor.require(parts.size() == 2, "not a signed payload");
        return new Signed(parts.getFirst().bytes(), parts.getLast().bytes(SigningKey.SIGNATURE_SIZE));
    }
}
