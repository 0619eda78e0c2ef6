package chat.hearth.core.event;

/// Ends what was begun. May be called on any thread, and again; nothing arrives after it has been called on the
/// follower's own thread.
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
