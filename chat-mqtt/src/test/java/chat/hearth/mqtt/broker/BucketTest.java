package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long MS = 1_000_000;

    private final Bucket bucket = new Bucket(10, 3, 0);

    @Test
    void burstGoesThroughAtOnce() {
        assertEquals(0, IntStream.range(0, 3).mapToLong(_ -> bucket.take(0)).sum());
    }

    @Test
    void whoTakesMoreWaitsAsLongAsItTakesToFill() {
        IntStream.range(0, 3).forEach(_ -> bucket.take(0));

        assertEquals(100 * MS, bucket.take(0));
        assertEquals(100 * MS, bucket.take(100 * MS));
    }

    @Test
    void fillsWithTimeAndNoFurtherThanABurst() {
        IntStream.range(0, 3).forEach(_ -> bucket.take(0));

        assertEquals(
                0,
                IntStream.range(0, 3).mapToLong(_ -> bucket.take(60_000 * MS)).sum());
        assertEquals(100 * MS, bucket.take(60_000 * MS));
    }
}
