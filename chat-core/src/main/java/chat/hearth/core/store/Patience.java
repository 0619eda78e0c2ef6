package chat.hearth.core.store;

import java.time.Duration;
import java.time.Instant;

/// How long one waits after wrong passphrases: 1, 2, 4 … 30 seconds, until a right one. Slows down somebody at the
/// keyboard; whoever has the files is slowed down by the derivation of the key alone. For one thread at a time.
public final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 5;

    private int wrong;
    private Instant last = Instant.EPOCH;

    /// Throws [PassphraseRefused] if the pause is not over. A clock that is put back does not make it longer.
    public void require(Instant now) {
        Duration left = now.isBefore(last) ? Duration.ZERO : pause().minus(Duration.between(last, now));
        if (wrong > 0 && left.isPositive()) {
            throw new PassphraseRefused(PassphraseRefused.Why.TOO_SOON, left);
        }
    }

    /// That was a wrong one.
    public PassphraseRefused wrong(Instant now) {
        wrong++;
        last = now;
        return new PassphraseRefused(PassphraseRefused.Why.WRONG, pause());
    }

    public void right() {
        wrong = 0;
    }

    private Duration pause() {
        Duration doubled = Duration.ofSeconds(1L << Math.min(Math.max(wrong - 1, 0), DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
