package chat.hearth.persistence;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// When a backup is made, and until when it goes on. For one thread, but for [#stop()].
final class DailyBackup {
    /// After a failure: to copy a large file again and again helps nobody while the disk is full.
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Backups backups;
    private final InstantSource clock;
    private Optional<Instant> failed = Optional.empty();
    private volatile boolean stopped;

    DailyBackup(Backups backups, InstantSource clock) {
        this.backups = backups;
        this.clock = clock;
    }

    /// See [Engine.Database#copy(String, BooleanSupplier)].
    interface Copier {
        boolean copy(String name, BooleanSupplier goesOn);
    }

    /// Whether none was made for a day, nor one failed within the hour.
    boolean isDue() throws IOException {
        Instant now = clock.instant();
        return !stopped && failed.filter(at -> isWithinPause(at, now)).isEmpty() && backups.isDue(now);
    }

    /// Throws what the copier throws.
    void make(Copier copier) throws IOException {
        backups.make(clock.instant(), name -> copier.copy(name, () -> !stopped));
    }

    void hasFailed() {
        failed = Optional.of(clock.instant());
    }

    /// The one that is being made is given up, and no other is begun. For any thread.
    void stop() {
        stopped = true;
    }

    /// A clock that was put back does not make the pause longer.
    private static boolean isWithinPause(Instant failure, Instant now) {
        return !now.isBefore(failure) && now.isBefore(failure.plus(PAUSE));
    }
}
