package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.wire.InitHeader;
import chat.hearth.core.wire.Introduction;
import java.security.SecureRandom;

/// What every init envelope of a session begins with; who began it keeps it until the other has answered.
///
/// @param header of the envelope
/// @param introduction the first part of its content
record Opening(Bytes header, Bytes introduction) {
    private static final Bytes LABEL = Bytes.utf8("hearth1 seal");

    /// @param prekey of the receiver; nobody else will learn who it is from
    static Opening of(InitHeader header, Introduction introduction, Bytes prekey, SecureRandom random) {
        Bytes encoded = header.encode();
        AgreementKey ephemeral = AgreementKey.generate(random);
        return new Opening(encoded, Hpke.seal(ephemeral, prekey, LABEL, encoded, introduction.encode()));
    }

    /// Throws `ProtocolException`.
    Introduction open(AgreementKey prekey) {
        return Introduction.decode(Hpke.open(prekey, LABEL, header, introduction));
    }

    /// The same in every init envelope of the session. The header is CBOR and so tells where it ends.
    Bytes digest() {
        return Hmac.sha256(Bytes.join(header, introduction));
    }

    void write(StateWriter out) {
        out.sized(header).sized(introduction);
    }

    static Opening read(StateReader in) {
        return new Opening(in.sized(), in.sized());
    }
}
