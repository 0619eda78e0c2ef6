package chat.hearth.mqtt.broker;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes those wait who tried in vain: after some logins that failed, every next one from that computer waits twice as
/// long. May be used on any thread.
final class FailedLogins {
    private static final Duration FIRST = Duration.ofMillis(250);
    /// Well below what a client bears: others on that computer wait, too.
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final int free;
    private final InstantSource clock;
    private final Map<InetAddress, Failures> known = new LinkedHashMap<>();

    private record Failures(int count, Instant last) {}

    /// @param free so many fail before one waits
    FailedLogins(int free, InstantSource clock) {
        this.free = free;
        this.clock = clock;
    }

    synchronized void add(InetAddress from) {
        Failures before = known.remove(from);
        int count = before == null || isForgotten(before) ? 1 : before.count() + 1;
        // The one that failed last is at the end; the first one goes.
        known.put(from, new Failures(count, clock.instant()));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /// How long the next login from there waits.
    synchronized Duration delay(InetAddress from) {
        Failures failures = known.get(from);
        if (failures == null || isForgotten(failures) || failures.count() < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures.count() - free, 10);
        Duration delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    private boolean isForgotten(Failures failures) {
        return Duration.between(failures.last(), clock.instant()).compareTo(MEMORY) > 0;
    }
}
