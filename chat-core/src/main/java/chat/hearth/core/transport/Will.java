package chat.hearth.core.transport;

import java.time.Duration;

/// What the network shall publish when this device's connection breaks without a farewell.
///
/// @param delay a connection that comes back within it is not reported; at least 1 s, because one broker fires no will
///     without a delay for a session that outlives its connection
public record Will(Publication publication, Duration delay) {
    public Will {
        if (delay.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a will needs a delay of at least 1 s");
        }
    }
}
