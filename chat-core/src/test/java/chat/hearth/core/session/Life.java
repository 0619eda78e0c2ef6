package chat.hearth.core.session;

import chat.hearth.core.time.CoreThread;
import java.time.Duration;
import java.time.Instant;

/// The core thread of one process: ends with it, and may have a clock that is wrong.
final class Life implements CoreThread {
    private final CoreThread core;
    private final Duration ahead;
    private boolean over;

    Life(CoreThread core, Duration ahead) {
        this.core = core;
        this.ahead = ahead;
    }

    /// From now on nothing runs any more.
    void end() {
        over = true;
    }

    @Override
    public Instant instant() {
        return core.instant().plus(ahead);
    }

    @Override
    public void execute(Runnable task) {
        core.execute(() -> runAlive(task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return core.after(delay, () -> runAlive(task));
    }

    private void runAlive(Runnable task) {
        if (!over) {
            task.run();
        }
    }
}
