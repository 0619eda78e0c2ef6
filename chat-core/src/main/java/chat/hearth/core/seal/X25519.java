package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.wire.ProtocolException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import javax.crypto.KeyAgreement;

/// Diffie and Hellman's agreement on Curve25519 (RFC 7748 §6.1).
final class X25519 {
    /// SubjectPublicKeyInfo of an X25519 key without the key itself (RFC 8410 §4).
    private static final Bytes SPKI = Bytes.ofHex("302a300506032b656e032100");

    private X25519() {}

    /// Throws [ProtocolException] if the public key is a point of small order, with which the secret would be zero
    /// whatever the own key is. The JDK checks that itself.
    static Bytes agree(AgreementKey own, Bytes publicKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("X25519");
            var secret = new XECPrivateKeySpec(
                    NamedParameterSpec.X25519, own.secret().toArray());
            var point = new X509EncodedKeySpec(Bytes.join(SPKI, publicKey).toArray());
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(factory.generatePrivate(secret));
            agreement.doPhase(factory.generatePublic(point), true);
            return notZero(Bytes.copyOf(agreement.generateSecret()));
        } catch (InvalidKeyException e) {
            throw new ProtocolException("a public key that agrees on nothing", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 11 has X25519 for 32 bytes", e);
        }
    }

    /// Should another provider not look.
    private static Bytes notZero(Bytes shared) {
        if (shared.equalsInConstantTime(Bytes.copyOf(new byte[AgreementKey.SIZE]))) {
            throw new ProtocolException("a public key that agrees on nothing");
        }
        return shared;
    }
}
