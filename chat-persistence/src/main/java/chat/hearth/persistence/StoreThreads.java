package chat.hearth.persistence;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The two threads of an open store. Each does one thing after another: what was asked for first is done first.
record StoreThreads(ExecutorService writer, ExecutorService reader) {
    static StoreThreads start() {
        return new StoreThreads(single("store-writer"), single("store-reader"));
    }

    /// What has begun goes on to its end.
    void stop() {
        writer.shutdown();
        reader.shutdown();
    }

    private static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
