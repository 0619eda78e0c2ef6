package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/// An Ed25519 key pair: the identity of an account, or of one of its devices.
///
/// @param seed the 32 secret bytes (RFC 8032 §5.1.5); never logged, stored only in the profile's store
public record SigningKey(Bytes seed, VerifyKey verifyKey) {
    public static final int SIGNATURE_SIZE = 64;

    public static SigningKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - VerifyKey.SIZE, encoded.length);
            return new SigningKey(Bytes.copyOf(seed), new VerifyKey(Bytes.copyOf(raw)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    /// Signs `context ‖ 0x00 ‖ payload`; the context keeps a signature made for one purpose from serving another.
    public Bytes sign(String context, Bytes payload) {
        return sign(contextual(context, payload));
    }

    Bytes sign(Bytes message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey());
            ed25519.update(message.toArray());
            return Bytes.copyOf(ed25519.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key of 32 bytes signs anything", e);
        }
    }

    static Bytes contextual(String context, Bytes payload) {
        return Bytes.join(Bytes.utf8(context + '\0'), payload);
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.toArray());
        return KeyFactory.getInstance("Ed25519").generatePrivate(spec);
    }
}
