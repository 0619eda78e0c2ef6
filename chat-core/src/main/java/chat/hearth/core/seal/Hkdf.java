package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// HKDF with SHA-256 (RFC 5869). An empty salt means 32 zeros, as there.
final class Hkdf {
    private Hkdf() {}

    static Bytes derive(Bytes salt, Bytes input, Bytes info, int size) {
        return run(HKDFParameterSpec.ofExtract()
                .addSalt(salt.toArray())
                .addIKM(input.toArray())
                .thenExpand(info.toArray(), size));
    }

    static Bytes extract(Bytes salt, Bytes input) {
        return run(HKDFParameterSpec.ofExtract()
                .addSalt(salt.toArray())
                .addIKM(input.toArray())
                .extractOnly());
    }

    static Bytes expand(Bytes key, Bytes info, int size) {
        SecretKey pseudorandom = new SecretKeySpec(key.toArray(), "HKDF");
        return run(HKDFParameterSpec.expandOnly(pseudorandom, info.toArray(), size));
    }

    private static Bytes run(HKDFParameterSpec what) {
        try {
            return Bytes.copyOf(KDF.getInstance("HKDF-SHA256").deriveData(what));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 25 has HKDF-SHA256", e);
        }
    }
}
