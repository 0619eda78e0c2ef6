package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 (RFC 2104) with one key, and the bare hash.
final class Hmac {
    static final int SIZE = 32;

    private static final String ALGORITHM = "HmacSHA256";
    /// Found once, as in [Aead].
    private static final Provider PROVIDER = provider();

    private final Mac mac;

    private Hmac(Mac mac) {
        this.mac = mac;
    }

    private static Provider provider() {
        try {
            return Mac.getInstance(ALGORITHM).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /// @param key not empty
    static Hmac of(Bytes key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM, PROVIDER);
            mac.init(new SecretKeySpec(key.toArray(), ALGORITHM));
            return new Hmac(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    Bytes of(byte... message) {
        return Bytes.copyOf(mac.doFinal(message));
    }

    static Bytes sha256(Bytes message) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(message.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
