package chat.hearth.core.presence;

import java.time.Instant;
import java.util.Optional;

/// What one device says of itself, decoded and checked.
///
/// @param session number of the device's connection, greater for every later one
/// @param at by the device's clock; absent if it hides when it was last there
public record Announcement(State state, long session, Optional<Instant> at) {
    /// In the numbers of the wire: 0, 1, 2, 3, 4.
    public enum State {
        LEFT,
        ONLINE,
        AWAY,
        BUSY,
        /// Only in wills: published by the broker when the connection breaks.
        LOST
    }
}
