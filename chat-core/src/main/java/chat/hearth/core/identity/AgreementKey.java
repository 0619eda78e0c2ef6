package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/// An X25519 key pair (RFC 7748), each half 32 raw bytes. The public half stands in the card from the start, so that
/// encrypted suites can begin without a new card.
public record AgreementKey(Bytes secret, Bytes publicKey) {
    public static final int SIZE = 32;
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    public static AgreementKey generate(SecureRandom random) {
        return ofSecret(Bytes.random(SIZE, random));
    }

    /// The pair whose secret half is any 32 bytes; the public half is the secret times the base point (RFC 7748
    /// §6.1).
    public static AgreementKey ofSecret(Bytes secret) {
        try {
            KeyFactory factory = KeyFactory.getInstance("X25519");
            KeyAgreement x25519 = KeyAgreement.getInstance("X25519");
            x25519.init(factory.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret.toArray())));
            x25519.doPhase(factory.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT)), true);
            return new AgreementKey(secret, Bytes.copyOf(x25519.generateSecret()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 11 has X25519 for 32 bytes", e);
        }
    }

    /// Never shows the secret half.
    @Override
    public String toString() {
        return "AgreementKey " + publicKey.hex();
    }
}
