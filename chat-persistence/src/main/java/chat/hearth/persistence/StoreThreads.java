package chat.hearth.persistence;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// The threads of an open store. Each does one thing after another: what was asked for first is done first.
record StoreThreads(ScheduledThreadPoolExecutor writer, ExecutorService reader, ExecutorService copier) {
    static StoreThreads start() {
        return new StoreThreads(single("store-writer"), single("store-reader"), single("store-copier"));
    }

    /// What has begun goes on to its end; what was to be done later is not.
    void stop() {
        writer.shutdown();
        reader.shutdown();
        copier.shutdown();
    }

    private static ScheduledThreadPoolExecutor single(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
