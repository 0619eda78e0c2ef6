package chat.hearth.mqtt;

import chat.hearth.core.time.CoreThread;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// What a transport is about.
sealed interface Phase {
    record Unopened() implements Phase {}

    /// Finds out where one's mailboxes are.
    record Probing(PlaceProbe probe) implements Phase {}

    /// Waits for the will of the next connection; compared by identity.
    final class Preparing implements Phase {}

    record Calling(Connection connection) implements Phase {}

    record Up(Connection connection, Outgoing outgoing, Instant since) implements Phase {}

    record Waiting(CoreThread.Timer timer) implements Phase {}

    /// Refused; goes on when told to.
    record Stopped() implements Phase {}

    record Closed(CompletableFuture<Void> done) implements Phase {}
}
