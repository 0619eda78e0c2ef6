package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what other threads and processes do.
public final class Await {
    private Await() {}

    /// Fails if `condition` does not hold within `limit`; returns how long it took.
    public static Duration within(Duration limit, String what, BooleanSupplier condition) {
        return within(limit, () -> what, condition);
    }

    static Duration within(Duration limit, Supplier<String> what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                fail("not within " + limit.toMillis() + " ms: " + what.get());
            }
            pause();
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /// Lets time go by in which something must not happen.
    static void pass(Duration span) {
        long end = System.nanoTime() + span.toNanos();
        within(span.plusSeconds(20), "time", () -> System.nanoTime() >= end);
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
