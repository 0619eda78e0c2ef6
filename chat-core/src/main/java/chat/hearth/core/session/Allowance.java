package chat.hearth.core.session;

import chat.hearth.core.time.CoreThread;
import java.time.Duration;
import java.time.Instant;

/// How many requests of strangers are opened: each costs some milliseconds of the core thread, and a broker without
/// rules takes as many as anybody likes. On the core thread.
final class Allowance {
    private final CoreThread core;
    private final int most;
    private final Duration each;
    private int left;
    private Instant since;

    /// @param most at once
    /// @param each how long it takes until there is another one
    Allowance(CoreThread core, int most, Duration each) {
        this.core = core;
        this.most = most;
        this.each = each;
        this.left = most;
        this.since = core.instant();
    }

    /// Whether there is one left, which is taken then.
    boolean take() {
        Instant now = core.instant();
        long more = Math.max(0, Duration.between(since, now).dividedBy(each));
        if (more > 0 || now.isBefore(since)) {
            left = (int) Math.min(most, left + more);
            since = now;
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
