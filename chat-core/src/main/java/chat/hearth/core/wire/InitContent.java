package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import java.util.List;

/// The content of an encrypted init envelope: `[introduction, header, ciphertext]`.
///
/// @param introduction sealed for the prekey alone: who it is that begins a session
/// @param header of the message, as in the header of later envelopes
/// @param ciphertext of the message
public record InitContent(Bytes introduction, Bytes header, Bytes ciphertext) {
    public Bytes encode() {
        return Cbor.array(List.of(Cbor.of(introduction), Cbor.of(header), Cbor.of(ciphertext)))
                .encode();
    }

    /// Throws [ProtocolException].
    public static InitContent decode(Bytes bytes) {
        List<Cbor> parts = Cbor.decode(bytes, Envelope.MAX_SIZE).items();
        Cbor.require(parts.size() == 3, "not the content of an init envelope");
        return new InitContent(
                parts.get(0).bytes(), parts.get(1).bytes(), parts.get(2).bytes());
    }
}
