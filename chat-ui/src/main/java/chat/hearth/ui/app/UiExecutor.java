package chat.hearth.ui.app;

import jakarta.inject.Inject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// Runs tasks on the FX thread in the order given. Many that come at once are run together, but never for so long that
/// a frame or a key would wait.
final class UiExecutor implements Executor {
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Executor toolkit;

    @Inject
    UiExecutor() {
        this(Platform::runLater);
    }

    /// `toolkit` runs a task on the FX thread, or throws [IllegalStateException] while there is none.
    UiExecutor(Executor toolkit) {
        this.toolkit = toolkit;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        ask();
    }

    private void ask() {
        if (asked.compareAndSet(false, true)) {
            try {
                toolkit.execute(this::runSome);
            } catch (IllegalStateException none) {
                tasks.clear();
                asked.set(false);
            }
        }
    }

    private void runSome() {
        asked.set(false);
        long end = System.nanoTime() + LONGEST_NANOS;
        Runnable task = tasks.poll();
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
            task = System.nanoTime() - end < 0 ? tasks.poll() : null;
        }
        if (!tasks.isEmpty()) {
            ask();
        }
    }
}
