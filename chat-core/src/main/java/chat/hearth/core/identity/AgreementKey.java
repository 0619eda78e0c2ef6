package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/// An X25519 key pair (RFC 7748), each half 32 raw bytes. The public half stands in the card from the start, so that
/// encrypted suites can begin without a new card.
public record AgreementKey(Bytes secret, Bytes publicKey) {
    public static AgreementKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
            generator.initialize(NamedParameterSpec.X25519, random);
            var pair = generator.generateKeyPair();
            byte[] secret = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return new AgreementKey(Bytes.copyOf(secret), Bytes.copyOf(raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 11 has X25519", e);
        }
    }
}
