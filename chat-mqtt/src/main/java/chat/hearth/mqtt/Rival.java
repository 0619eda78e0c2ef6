package chat.hearth.mqtt;

import java.time.Duration;
import java.time.Instant;

/// Suspects that another client has the same client id: some brokers then close the older connection without a word,
/// and two that both come back throw each other off for ever.
final class Rival {
    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final int ENOUGH = 3;

    private int quickCloses;

    /// Takes note of how a connection ended that had got its CONNACK.
    ///
    /// @return whether it is enough to believe in a rival
    boolean suspects(Ending ending, Instant up, Instant now) {
        boolean quick = ending.isSilent() && Duration.between(up, now).compareTo(QUICK) < 0;
        quickCloses = quick ? quickCloses + 1 : 0;
        return quickCloses >= ENOUGH;
    }

    /// An attempt failed altogether: it is the broker that comes and goes.
    void acquit() {
        quickCloses = 0;
    }
}
