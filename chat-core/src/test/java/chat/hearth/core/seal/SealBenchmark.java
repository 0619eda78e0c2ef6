package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.InnerCodec;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a message of 256 bytes costs in a chain, beside the bare AES-256-GCM of the JDK. Sessions are values, so each
/// step can be taken again and again.
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SealBenchmark {
    private static final int SKIPPED = 5_000;

    private final SecureRandom random = new SecureRandom();
    private final Bytes inner = InnerCodec.encode(Peer.text("x".repeat(150)));
    private final Peer alice = new Peer("Alice", Suite.HYBRID, random);
    private final Peer bob = new Peer("Bob", Suite.HYBRID, random);
    private final byte[] key = Bytes.random(Aead.KEY_SIZE, random).toArray();
    private Bytes next = Bytes.EMPTY;
    private Bytes late = Bytes.EMPTY;
    private Bytes turn = Bytes.EMPTY;
    private byte[] bare = {};
    private long nonce;

    /// In the middle of a conversation: Bob has not opened `next`, nor Alice `turn`.
    @Setup
    public void talk() {
        alice.begin(bob);
        bob.open(alice.seal("hello"));
        alice.open(bob.seal("hello"));
        bob.open(alice.seal("there"));
        turn = bob.seal("x");
        next = alice.reserve(1).getFirst().seal(inner);
        for (int i = 0; i < SKIPPED / 1000; i++) {
            alice.reserve(1000);
        }
        late = alice.seal("late");
        bare = crypt(Cipher.ENCRYPT_MODE, 0, inner.toArray());
    }

    @Benchmark
    public SealedSession takeAKeyWithTheStateForTheStore() {
        SealedSession after = alice.session().reserve(1).session();
        after.encode();
        return after;
    }

    @Benchmark
    public Bytes takeAKeyAndSeal() {
        return alice.session().reserve(1).keys().getFirst().seal(inner);
    }

    @Benchmark
    public SealedSession openWithTheStateForTheStore() {
        return opened(bob, next);
    }

    @Benchmark
    public SealedSession openTheFirstOfATurn() {
        return opened(alice, turn);
    }

    @Benchmark
    public SealedSession openBehindFiveThousandMissing() {
        return opened(bob, late);
    }

    @Benchmark
    public byte[] sealWithTheBareJdk() {
        nonce++;
        return crypt(Cipher.ENCRYPT_MODE, nonce, inner.toArray());
    }

    @Benchmark
    public byte[] openWithTheBareJdk() {
        return crypt(Cipher.DECRYPT_MODE, 0, bare);
    }

    private SealedSession opened(Peer peer, Bytes envelope) {
        SealedSession after = peer.session().open(envelope, Peer.NOON, random).session();
        after.encode();
        return after;
    }

    private byte[] crypt(int mode, long number, byte[] bytes) {
        try {
            byte[] iv = new byte[12];
            for (int i = 0; i < Long.BYTES; i++) {
                iv[i] = (byte) (number >> 8 * i);
            }
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
