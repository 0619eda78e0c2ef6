package chat.hearth.core.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// The one thread that owns all domain state, and its timers. Tasks run one after another in the order given; a task
/// that throws is reported and does not stop the next.
public interface CoreThread extends Executor, InstantSource {
    /// Runs `task` on this thread after `delay`, unless it is cancelled before.
    Timer after(Duration delay, Runnable task);

    /// A task that waits for its time.
    interface Timer {
        void cancel();
    }
}
