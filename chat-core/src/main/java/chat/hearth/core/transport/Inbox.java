package chat.hearth.core.transport;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The side of a device that a transport talks to. All calls come on the core thread, in the order in which things
/// happened.
public interface Inbox {
    /// Asked before each connection attempt, reconnects included: every connection has a will of its own.
    ///
    /// @param place where one's mailboxes are on this network
    /// @return the will, once it may be used; an empty one connects without
    CompletionStage<Optional<Will>> nextWill(Place place);

    void received(Packet packet);

    void linkChanged(Link link);
}
