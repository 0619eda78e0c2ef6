package chat.hearth.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The core thread of a running application: one daemon thread. After [#close()] tasks are dropped silently.
public final class DaemonCoreThread implements CoreThread, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonCoreThread.class);

    private final ScheduledThreadPoolExecutor executor;
    private final InstantSource clock;

    public DaemonCoreThread(String name, InstantSource clock) {
        this.clock = clock;
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(reporting(task));
        } catch (RejectedExecutionException closed) {
            LOG.debug("Dropped a task that came after the end");
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> future = executor.schedule(reporting(task), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private static Runnable reporting(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A task of the core thread failed", e);
                Thread thread = Thread.currentThread();
                Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
                if (handler != null) {
                    handler.uncaughtException(thread, e);
                }
            }
        };
    }
}
