package chat.hearth.persistence;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/// The threads of an open store. Each does one thing after another: what was asked for first is done first.
///
/// @param keeper for what nobody waits for
record StoreThreads(ExecutorService writer, ExecutorService reader, ScheduledThreadPoolExecutor keeper) {
    static StoreThreads start() {
        ScheduledThreadPoolExecutor keeper = new ScheduledThreadPoolExecutor(1, named("store-keeper"));
        keeper.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        keeper.setRemoveOnCancelPolicy(true);
        return new StoreThreads(
                Executors.newSingleThreadExecutor(named("store-writer")),
                Executors.newSingleThreadExecutor(named("store-reader")),
                keeper);
    }

    /// What has begun goes on to its end; what was to be done later is not.
    void stop() {
        writer.shutdown();
        reader.shutdown();
        keeper.shutdown();
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }
}
