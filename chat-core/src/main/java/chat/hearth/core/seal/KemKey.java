package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.wire.ProtocolException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;

/// An ML-KEM-768 key pair (FIPS 203), kept as the seed it is made from: 64 bytes instead of 2,400.
///
/// @param seed `d ‖ z` (FIPS 203 §7.1)
/// @param publicKey 1,184 raw bytes
record KemKey(Bytes seed, Bytes publicKey) {
    static final int SEED_SIZE = 64;
    private static final int MESSAGE_SIZE = 32;
    /// SubjectPublicKeyInfo of an ML-KEM-768 key without the key itself (RFC 9935 §3).
    private static final Bytes SPKI = Bytes.ofHex("308204b2300b0609608648016503040402038204a100");

    static KemKey generate(SecureRandom random) {
        return ofSeed(Bytes.random(SEED_SIZE, random));
    }

    static KemKey ofSeed(Bytes seed) {
        byte[] encoded = pair(seed).getPublic().getEncoded();
        return new KemKey(seed, Bytes.copyOf(encoded).slice(SPKI.size(), encoded.length));
    }

    /// A shared secret and what the owner of the key needs to have it too.
    record Encapsulated(Bytes secret, Bytes ciphertext) {}

    /// Throws [ProtocolException] if the bytes are no public key (FIPS 203 §7.2).
    static Encapsulated encapsulate(Bytes publicKey, SecureRandom random) {
        try {
            var spec = new X509EncodedKeySpec(Bytes.join(SPKI, publicKey).toArray());
            var key = KeyFactory.getInstance("ML-KEM").generatePublic(spec);
            var chance = new GivenBytes(Bytes.random(MESSAGE_SIZE, random));
            var made = KEM.getInstance("ML-KEM").newEncapsulator(key, chance).encapsulate();
            return new Encapsulated(Bytes.copyOf(made.key().getEncoded()), Bytes.copyOf(made.encapsulation()));
        } catch (InvalidKeyException e) {
            throw new ProtocolException("not an ML-KEM-768 key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 24 has ML-KEM-768", e);
        }
    }

    /// A ciphertext of the right size that was not made for this key gives another secret (FIPS 203 §6.3); one of
    /// the wrong size is a [ProtocolException].
    Bytes decapsulate(Bytes ciphertext) {
        try {
            var key = pair(seed).getPrivate();
            return Bytes.copyOf(KEM.getInstance("ML-KEM")
                    .newDecapsulator(key)
                    .decapsulate(ciphertext.toArray())
                    .getEncoded());
        } catch (DecapsulateException e) {
            throw new ProtocolException("not an ML-KEM-768 ciphertext", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 24 has ML-KEM-768", e);
        }
    }

    Bundle.Kem named(long id) {
        return new Bundle.Kem(id, publicKey);
    }

    /// The JDK draws first `d` and then `z`; a vector of NIST in the tests would show that it no longer does.
    private static KeyPair pair(Bytes seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-KEM");
            generator.initialize(NamedParameterSpec.ML_KEM_768, new GivenBytes(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 24 has ML-KEM-768", e);
        }
    }

    /// Never shows the seed.
    @Override
    public String toString() {
        return "KemKey";
    }
}
