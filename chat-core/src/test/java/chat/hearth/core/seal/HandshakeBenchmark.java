package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to begin an encrypted session, on either side.
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HandshakeBenchmark {
    private final SecureRandom random = new SecureRandom();

    @Param
    private Suite suite = Suite.HYBRID;

    private Peer alice = new Peer("Alice", suite, random);
    private Peer bob = new Peer("Bob", suite, random);
    private Bytes first = Bytes.EMPTY;

    @Setup
    public void meet() {
        alice = new Peer("Alice", suite, random);
        bob = new Peer("Bob", suite, random);
        alice.begin(bob);
        first = alice.seal("hello");
    }

    @Benchmark
    public SealedSession begin() {
        return alice.sessionWith(bob);
    }

    @Benchmark
    public SealedInit.Introduced seeWhoBegins() {
        return SealedInit.decode(first).introduce(bob.prekeys, Peer.NOON);
    }

    /// With [#seeWhoBegins()].
    @Benchmark
    public SealedSession.Opened answer() {
        return bob.answered(first);
    }
}
