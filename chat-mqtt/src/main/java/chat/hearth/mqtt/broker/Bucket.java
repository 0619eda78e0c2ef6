package chat.hearth.mqtt.broker;

import java.time.Duration;

/// A token bucket: lets so many through at once and so many in a second in the long run. Not for two threads at a time.
final class Bucket {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final double rate;
    private final double burst;
    private double tokens;
    private long filled;

    /// @param now in nanoseconds of any clock that runs forward
    Bucket(int rate, int burst, long now) {
        this.rate = rate;
        this.burst = burst;
        this.tokens = burst;
        this.filled = now;
    }

    /// Takes one.
    ///
    /// @return how long to wait for it, in nanoseconds; 0 if it was there
    long take(long now) {
        tokens = Math.min(burst, tokens + (now - filled) * rate / SECOND) - 1;
        filled = now;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens * SECOND / rate);
    }
}
