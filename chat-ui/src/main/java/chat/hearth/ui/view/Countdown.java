package chat.hearth.ui.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How long one still has to wait. On one thread.
public final class Countdown {
    private final InstantSource clock;
    private Instant end = Instant.MIN;

    public Countdown(InstantSource clock) {
        this.clock = clock;
    }

    public void begin(Duration pause) {
        end = clock.instant().plus(pause);
    }

    /// In whole seconds, the one that has begun among them; 0 if it is over.
    public long seconds() {
        Instant now = clock.instant();
        return now.isBefore(end) ? Duration.between(now, end).plusMillis(999).toSeconds() : 0;
    }
}
