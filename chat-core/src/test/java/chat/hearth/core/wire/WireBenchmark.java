package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to put a message of 150 letters with an acknowledgement into bytes, and back.
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WireBenchmark {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final Inner inner = new Inner(
            Optional.of(MessageId.create(NOON, new SecureRandom())),
            NOON.toEpochMilli(),
            1_000,
            990,
            Optional.of(new Inner.Acknowledgement(NOON.toEpochMilli(), 77, List.of(new Range(80, 90)))),
            NOON.toEpochMilli() << 16,
            0,
            new Body.Text("x".repeat(150)));
    private final Bytes encoded = InnerCodec.encode(inner);

    @Benchmark
    public Bytes encodeAMessage() {
        return InnerCodec.encode(inner);
    }

    @Benchmark
    public Inner decodeAMessage() {
        return InnerCodec.decode(encoded);
    }
}
