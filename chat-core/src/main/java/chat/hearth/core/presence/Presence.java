package chat.hearth.core.presence;

import java.time.Instant;
import java.util.Optional;

/// Whether somebody is there, as exactly as it is known.
public sealed interface Presence {
    /// Nothing is known: never heard of, or oneself is offline. Never a stale green.
    record Unknown() implements Presence {}

    record Online() implements Presence {}

    /// There, without input for a while.
    ///
    /// @param since absent if they do not say
    record Away(Optional<Instant> since) implements Presence {}

    /// There, and asks not to be disturbed.
    record Busy() implements Presence {}

    /// They signed off themselves.
    record Left(Instant at) implements Presence {}

    /// Their connection broke: the broker's last will said so.
    record Lost(Instant at) implements Presence {}

    /// They were gone when we came; this is the newest sign of them.
    record LastSeen(Instant at) implements Presence {}

    default boolean isThere() {
        return switch (this) {
            case Online _, Away _, Busy _ -> true;
            case Unknown _, Left _, Lost _, LastSeen _ -> false;
        };
    }
}
