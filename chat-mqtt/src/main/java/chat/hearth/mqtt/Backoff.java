package chat.hearth.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// How long to wait for the next attempt. The first four come quickly, so that a break of three seconds is over before
/// the broker publishes the will.
final class Backoff {
    private static final List<Integer> NEAR = List.of(1, 1, 1, 1, 2);
    private static final List<Integer> FAR = List.of(1, 1, 1, 1, 2, 4, 8, 16, 32, 60);

    private final List<Integer> seconds;
    private final RandomGenerator random;
    private int step;

    Backoff(Endpoint endpoint, RandomGenerator random) {
        this.seconds = endpoint.isNear() ? NEAR : FAR;
        this.random = random;
    }

    /// Within 20 % of the plan, so that many clients of one broker do not come back at once.
    Duration next() {
        int planned = seconds.get(Math.min(step, seconds.size() - 1));
        step++;
        return Duration.ofMillis((long) (planned * 1000 * random.nextDouble(0.8, 1.2)));
    }

    void reset() {
        step = 0;
    }
}
