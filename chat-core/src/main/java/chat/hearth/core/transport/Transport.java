package chat.hearth.core.transport;

import java.util.concurrent.CompletionStage;

/// One device's connection to a network: carries opaque bytes between mailboxes, keeps retained values, and stays
/// online by itself until it is closed. Called on the core thread, and answers there.
///
/// Nothing is kept here: a publication that was not accepted when the link broke ends as [Outcome#LINK_LOST], and it is
/// the caller who sends it again.
public interface Transport {
    /// Begins to connect. Once.
    void open();

    /// Adds to what is watched; also while the link is down. Kept values come as packets with `stored` set, after every
    /// connect anew.
    void watch(Watch watch);

    void unwatch(Watch watch);

    /// Publishes once the turn comes: at most 50 are under way, in the order of the calls. Completes on the core
    /// thread, always; while the link is down at once with [Outcome#LINK_LOST].
    CompletionStage<Outcome> publish(Publication publication);

    /// Connects now instead of at the next attempt; after [Link.Refused] too.
    void retryNow();

    /// Publishes the farewell, waits for its acceptance (2 s at most) and disconnects without a will. Completes on the
    /// core thread when nothing more will be called. Calling it again returns the same stage.
    CompletionStage<Void> close(Publication farewell);

    /// As [#close(Publication)], and tells the network to forget this device's subscriptions and queue.
    CompletionStage<Void> leave(Publication farewell);
}
