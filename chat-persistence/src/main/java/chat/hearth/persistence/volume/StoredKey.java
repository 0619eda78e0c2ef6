package chat.hearth.persistence.volume;

import chat.hearth.core.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key of a store as it lies on the disk.
public sealed interface StoredKey {
    /// In bytes.
    int KEY_SIZE = 32;

    /// For whoever can read the file.
    record Open(Bytes key) implements StoredKey {
        public Open {
            requireSize(key, KEY_SIZE);
        }

        public static Open random() {
            return new Open(Bytes.random(KEY_SIZE, new SecureRandom()));
        }
    }

    /// For whoever knows the passphrase: AES-256-GCM under a key that is made of it.
    ///
    /// @param sealed the key and the tag
    record Guarded(Argon2 derivation, Bytes nonce, Bytes sealed) implements StoredKey {
        /// In bytes.
        static final int NONCE_SIZE = 12;

        private static final int TAG_SIZE = 16;
        static final int SEALED_SIZE = KEY_SIZE + TAG_SIZE;
        private static final Bytes PURPOSE = Bytes.utf8("hearth store key 1");

        public Guarded {
            requireSize(nonce, NONCE_SIZE);
            requireSize(sealed, SEALED_SIZE);
        }

        /// Takes as long as the derivation.
        public static Guarded of(Bytes key, Bytes passphrase, Argon2 derivation) {
            Bytes nonce = Bytes.random(NONCE_SIZE, new SecureRandom());
            try {
                byte[] sealed = cipher(Cipher.ENCRYPT_MODE, derivation.key(passphrase), nonce)
                        .doFinal(key.toArray());
                return new Guarded(derivation, nonce, Bytes.copyOf(sealed));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /// The key, unless the passphrase is a wrong one. Takes as long as the derivation.
        public Optional<Bytes> key(Bytes passphrase) {
            try {
                byte[] key = cipher(Cipher.DECRYPT_MODE, derivation.key(passphrase), nonce)
                        .doFinal(sealed.toArray());
                return Optional.of(Bytes.copyOf(key));
            } catch (AEADBadTagException wrong) {
                return Optional.empty();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Cipher cipher(int mode, Bytes key, Bytes nonce) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(key.toArray(), "AES"), new GCMParameterSpec(8 * TAG_SIZE, nonce.toArray()));
            cipher.updateAAD(PURPOSE.toArray());
            return cipher;
        }
    }

    private static void requireSize(Bytes bytes, int size) {
        if (bytes.size() != size) {
            throw new IllegalArgumentException(bytes.size() + " bytes instead of " + size);
        }
    }
}
