package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/// An Ed25519 public key, 32 raw bytes (RFC 8032 §5.1.5).
public record VerifyKey(Bytes raw) {
    public static final int SIZE = 32;
    /// SubjectPublicKeyInfo of an Ed25519 key without the key itself (RFC 8410 §4).
    private static final Bytes SPKI = Bytes.ofHex("302a300506032b6570032100");

    public VerifyKey {
        if (raw.size() != SIZE) {
            throw new IllegalArgumentException("an Ed25519 public key has 32 bytes, not " + raw.size());
        }
    }

    /// Whether `signature` was made by the owner of this key over `context ‖ 0x00 ‖ payload`. False for anything that
    /// is no signature at all.
    public boolean verifies(String context, Bytes payload, Bytes signature) {
        return verifies(SigningKey.contextual(context, payload), signature);
    }

    boolean verifies(Bytes message, Bytes signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey());
            ed25519.update(message.toArray());
            return signature.size() == SigningKey.SIGNATURE_SIZE && ed25519.verify(signature.toArray());
        } catch (GeneralSecurityException notAPointOrNotASignature) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] encoded = Bytes.join(SPKI, raw).toArray();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
