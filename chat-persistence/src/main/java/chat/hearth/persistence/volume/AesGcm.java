package chat.hearth.persistence.volume;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A page under AES-256-GCM: a random nonce, the page, the tag; store and number are bound to it. Good for 2³² pages
/// written, which is 16 TiB. Does not tell an older version of a page, or of the file, from the newest.
public final class AesGcm implements PageSeal {
    private static final int KEY_SIZE = 32;
    private static final int NONCE_SIZE = 12;
    private static final int TAG_SIZE = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    /// One for each thread: to find one takes as long as to seal a page.
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(AesGcm::cipher);

    /// @param key 32 bytes
    public AesGcm(byte[] key) {
        if (key.length != KEY_SIZE) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    public int kind() {
        return 1;
    }

    @Override
    public int sealedSize() {
        return NONCE_SIZE + Page.SIZE + TAG_SIZE;
    }

    @Override
    public long keyCheck(UUID store) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(Checksum.name(store, -1))).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void seal(UUID store, long page, byte[] plain, ByteBuffer to) {
        byte[] nonce = new byte[NONCE_SIZE];
        random.nextBytes(nonce);
        try {
            to.put(nonce);
            cipher(Cipher.ENCRYPT_MODE, nonce, store, page).doFinal(ByteBuffer.wrap(plain), to);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] open(UUID store, long page, ByteBuffer from) {
        byte[] nonce = new byte[NONCE_SIZE];
        byte[] sealed = new byte[Page.SIZE + TAG_SIZE];
        from.get(nonce).get(sealed);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, store, page).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw VolumeException.damaged("page " + page + " is not what was written");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID store, long page) throws GeneralSecurityException {
        Cipher cipher = ciphers.get();
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_SIZE, nonce));
        cipher.updateAAD(Checksum.name(store, page));
        return cipher;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
