package chat.hearth.core.transport;

import chat.hearth.core.bytes.Bytes;
import java.time.Duration;
import java.util.Optional;

/// Bytes that came to a mailbox, unchecked.
///
/// @param stored whether the network had kept them (they say how things were) or they come live
/// @param expiresIn what is left of the lifetime their sender gave them, by the network's clock
/// @param acknowledgement to be called once, on any thread, when the packet need not come again
public record Packet(
        Mailbox mailbox, Bytes payload, boolean stored, Optional<Duration> expiresIn, Runnable acknowledgement) {
    public void acknowledge() {
        acknowledgement.run();
    }
}
