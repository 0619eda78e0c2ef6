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

    @Inject
    UiExecutor() {}

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        ask();
    }

    private void ask() {
        if (asked.compareAndSet(false, true)) {
            try {
                Platform.runLater(this::runSome);
            } catch (IllegalStateException ended) {
                tasks.clear();
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
