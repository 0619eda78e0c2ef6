package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.VerifyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// X3DH (Marlinspike and Perrin, *The X3DH Key Agreement Protocol*, §3.3) without one-time prekeys, and with a KEM
/// secret behind the agreements as in PQXDH (Kret and Schmidt, *The PQXDH Key Agreement Protocol*, §3.3).
///
/// The signing identity takes no part in the agreements: it vouches for the devices' agreement keys in the cards,
/// and both cards' identities stand in what every message authenticates.
final class Handshake {
    private static final Bytes LABEL = Bytes.utf8("hearth1 x3dh");
    /// `F` of X3DH §2.2: not a public key, so that no signature over a key could be taken for this input.
    private static final Bytes DOMAIN = Bytes.ofHex("ff".repeat(32));

    private Handshake() {}

    /// One end of a session, as its card names it.
    record Party(VerifyKey identity, Bytes agreement, DeviceId device) {
        private Bytes encoded() {
            return Bytes.join(identity.raw(), agreement, device.raw());
        }
    }

    /// `AD` of X3DH §3.3, hashed: who the two are, first the one who began.
    static Bytes associated(Party initiator, Party responder) {
        return Hmac.sha256(Bytes.join(initiator.encoded(), responder.encoded()));
    }

    /// What both sides know of the bundle and the encapsulation beside the secrets.
    ///
    /// @param bundle SHA-256 of the signed bundle as it was published
    /// @param kem secret and ciphertext, in the hybrid suite
    record Terms(Suite suite, Bytes bundle, Optional<KemKey.Encapsulated> kem) {}

    static Bytes initiator(AgreementKey own, AgreementKey ephemeral, Bytes peer, Bytes prekey, Terms terms) {
        return secret(terms, X25519.agree(own, prekey), X25519.agree(ephemeral, peer), X25519.agree(ephemeral, prekey));
    }

    static Bytes responder(AgreementKey own, AgreementKey prekey, Bytes peer, Bytes ephemeral, Terms terms) {
        return secret(terms, X25519.agree(prekey, peer), X25519.agree(own, ephemeral), X25519.agree(prekey, ephemeral));
    }

    private static Bytes secret(Terms terms, Bytes one, Bytes two, Bytes three) {
        List<Bytes> input = new ArrayList<>(List.of(DOMAIN, one, two, three));
        List<Bytes> info = new ArrayList<>(List.of(LABEL, suite(terms.suite()), terms.bundle()));
        terms.kem().ifPresent(kem -> {
            input.add(kem.secret());
            info.add(Hmac.sha256(kem.ciphertext()));
        });
        return Hkdf.derive(Bytes.EMPTY, join(input), join(info), 32);
    }

    private static Bytes suite(Suite suite) {
        return Bytes.copyOf(new byte[] {(byte) suite.number()});
    }

    private static Bytes join(List<Bytes> parts) {
        return Bytes.join(parts.toArray(Bytes[]::new));
    }
}
