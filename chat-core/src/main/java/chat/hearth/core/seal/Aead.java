package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.ProtocolException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM (NIST SP 800-38D) with a nonce of 12 bytes, which must never come twice under one key, and a tag of
/// 16 bytes behind the ciphertext.
final class Aead {
    static final int KEY_SIZE = 32;
    static final int NONCE_SIZE = 12;
    static final int TAG_SIZE = 16;

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    /// Found once, and not among all providers for each message.
    private static final Provider PROVIDER = provider();

    private Aead() {}

    private static Provider provider() {
        try {
            return Cipher.getInstance(ALGORITHM).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-256-GCM", e);
        }
    }

    static Bytes seal(Bytes key, Bytes nonce, Bytes associated, Bytes plain) {
        try {
            return Bytes.copyOf(
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-256-GCM", e);
        }
    }

    /// Throws [ProtocolException] unless exactly this was sealed with the key, the nonce and the associated bytes.
    static Bytes open(Bytes key, Bytes nonce, Bytes associated, Bytes sealed) {
        if (sealed.size() < TAG_SIZE) {
            throw new ProtocolException("shorter than a tag");
        }
        try {
            return Bytes.copyOf(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(sealed.toArray()));
        } catch (AEADBadTagException e) {
            throw new ProtocolException("not sealed with this key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-256-GCM", e);
        }
    }

    private static Cipher cipher(int mode, Bytes key, Bytes nonce, Bytes associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM, PROVIDER);
        cipher.init(
                mode,
                new SecretKeySpec(key.toArray(), "AES"),
                new GCMParameterSpec(TAG_SIZE * Byte.SIZE, nonce.toArray()));
        cipher.updateAAD(associated.toArray());
        return cipher;
    }
}
