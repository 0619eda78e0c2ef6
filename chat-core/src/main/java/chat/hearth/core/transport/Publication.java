package chat.hearth.core.transport;

import chat.hearth.core.bytes.Bytes;
import java.time.Duration;

/// Bytes for a mailbox. Empty bytes take the kept value of a retained mailbox away.
///
/// @param lifetime how long the network keeps them, in whole seconds, at most 20 days ([#LONGEST])
public record Publication(Mailbox mailbox, Bytes payload, Duration lifetime) {
    /// Above 24.8 days one broker loses them at once.
    public static final Duration LONGEST = Duration.ofDays(20);

    public static Publication lasting(Mailbox mailbox, Bytes payload) {
        return new Publication(mailbox, payload, LONGEST);
    }

    /// The same for another mailbox.
    public Publication to(Mailbox other) {
        return new Publication(other, payload, lifetime);
    }

    public static Publication clearing(Mailbox mailbox) {
        return new Publication(mailbox, Bytes.EMPTY, LONGEST);
    }
}
