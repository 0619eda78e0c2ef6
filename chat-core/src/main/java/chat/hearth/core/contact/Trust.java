package chat.hearth.core.contact;

import java.time.Instant;

/// How sure one is that a contact's key is that of the person one means.
public sealed interface Trust {
    Trust UNKNOWN = new Unknown();
    Trust INTRODUCED = new Introduced();

    /// They asked, and showed no invitation of one's own: anybody may have.
    record Unknown() implements Trust {}

    /// An invitation was handed over, by a way that one trusted.
    record Introduced() implements Trust {}

    /// The safety numbers were compared, or the code was read from the other's screen.
    ///
    /// @param at when that was done last
    record Verified(Instant at) implements Trust {}
}
