package chat.hearth.core.delivery;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// How patient delivery is.
///
/// @param rest nothing goes out twice within it; the first time to wait for somebody who is there and silent
/// @param longest the longest time to wait for somebody who is there and silent
/// @param away the times to wait for somebody who is not there; the last one again and again
/// @param gap how long what follows a gap waits to be shown
/// @param patience after it, what was not acknowledged fails
public record Pace(Duration rest, Duration longest, List<Duration> away, Duration gap, Duration patience) {
    public static final Pace NORMAL = new Pace(
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(12)),
            Duration.ofSeconds(10),
            Duration.ofDays(30));

    public Pace {
        away = List.copyOf(away);
    }

    /// The same in a world that is quicker, for tests in real time.
    public Pace dividedBy(int times) {
        return new Pace(
                rest.dividedBy(times),
                longest.dividedBy(times),
                away.stream().map(each -> each.dividedBy(times)).toList(),
                gap.dividedBy(times),
                patience.dividedBy(times));
    }

    /// How long to wait for somebody who is there, after `tries` without an answer.
    Duration whileThere(int tries) {
        Duration wait = tries >= Integer.SIZE - 2 ? longest : rest.multipliedBy(1L << tries);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /// As [#whileThere], for somebody who is not.
    Duration whileAway(int tries) {
        return away.get(Math.min(tries, away.size() - 1));
    }

    /// Up to a fifth more or less, so that not everybody comes at once.
    static Duration about(Duration wait, RandomGenerator random) {
        return Duration.ofMillis((long) (wait.toMillis() * (0.8 + 0.4 * random.nextDouble())));
    }
}
