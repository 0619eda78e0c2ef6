package chat.hearth.persistence.volume;

import chat.hearth.core.bytes.Bytes;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// How a key is made of a passphrase: Argon2id, version 1.3 (RFC 9106).
///
/// @param memory in KiB
public record Argon2(Bytes salt, int memory, int passes, int lanes) {
    /// In bytes.
    static final int SALT_SIZE = 16;

    private static final int KEY_SIZE = 32;
    /// More than these is nothing that Hearth writes, and would take up the computer.
    private static final int MOST_MEMORY = 1 << 20;

    private static final int MOST_PASSES = 64;
    private static final int MOST_LANES = 16;

    public Argon2 {
        if (salt.size() != SALT_SIZE
                || !isWithin(lanes, 1, MOST_LANES)
                || !isWithin(passes, 1, MOST_PASSES)
                || !isWithin(memory, 8 * lanes, MOST_MEMORY)) {
            throw new IllegalArgumentException("no parameters of Argon2: " + memory + " " + passes + " " + lanes);
        }
    }

    /// With a new salt, and the cost that RFC 9106 section 4 recommends for computers with less memory (64 MiB, three
    /// passes), with one lane, since it is computed by one thread here.
    public static Argon2 fresh() {
        return withCost(64 << 10, 3);
    }

    static Argon2 withCost(int memory, int passes) {
        return new Argon2(Bytes.random(SALT_SIZE, new SecureRandom()), memory, passes, 1);
    }

    /// 32 bytes. Takes long, which is its purpose.
    Bytes key(Bytes passphrase) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt.toArray())
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        byte[] key = new byte[KEY_SIZE];
        generator.generateBytes(passphrase.toArray(), key);
        return Bytes.copyOf(key);
    }

    private static boolean isWithin(int number, int least, int most) {
        return number >= least && number <= most;
    }
}
