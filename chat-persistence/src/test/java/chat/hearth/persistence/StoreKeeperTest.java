package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.store.Change;
import chat.hearth.core.store.Committed;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.time.DaemonCoreThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the store does by itself, on a keeper that does not wait for a rest.
@Timeout(60)
final class StoreKeeperTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    @TempDir
    Path folder;

    private final FragileEngine engine = new FragileEngine();
    private final CountDownLatch copying = new CountDownLatch(1);
    private final CountDownLatch goingOn = new CountDownLatch(1);

    @Test
    void storeThatIsClosedDuringABackupIsClosedWholeAndHasNoHalfOne() throws IOException, InterruptedException {
        engine.beforeCopy(goesOn -> {
            copying.countDown();
            while (goesOn.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
        CompletableFuture<Void> closed = new CompletableFuture<>();
        try (DaemonCoreThread core = new DaemonCoreThread("core", NOW)) {
            MapDbStore store = open(core);
            core.execute(() -> append(store, 1));
            copying.await();

            core.execute(() -> store.close().thenAccept(closed::complete));
            closed.join();
        }

        assertEquals(List.of("hearth.db", "hearth.lock"), names());
        assertEquals(0, suspicion());
    }

    @Test
    void closeWaitsForTheKeeper() throws InterruptedException {
        engine.beforeCopy(_ -> {
            copying.countDown();
            awaitGoingOn();
        });
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        try (DaemonCoreThread core = new DaemonCoreThread("core", NOW)) {
            StoreThreads threads = threads();
            MapDbStore store = open(core, threads);
            core.execute(() -> append(store, 1));
            copying.await();
            core.execute(() -> store.close().thenAccept(closed::complete));
            core.execute(() -> asked.complete(null));
            asked.join();
            CompletableFuture.runAsync(() -> {}, threads.reader()).join();
            CompletableFuture.runAsync(() -> {}, threads.writer()).join();
            boolean closedEarly = threads.writer().isShutdown();

            goingOn.countDown();
            closed.join();

            assertEquals(false, closedEarly);
        }
    }

    private void awaitGoingOn() {
        try {
            goingOn.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private MapDbStore open(CoreThread core) {
        return open(core, threads());
    }

    private MapDbStore open(CoreThread core, StoreThreads threads) {
        return new MapDbStore(Vault.open(folder, _ -> engine, NOW), core, threads, () -> {});
    }

    private static StoreThreads threads() {
        return new StoreThreads(
                Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor(), new Restless());
    }

    private static CompletableFuture<Committed> append(MapDbStore store, long number) {
        return store.commit(List.of(new Change.Append(KilledWriter.message(number))))
                .toCompletableFuture();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private int suspicion() throws IOException {
        byte[] state = Files.readAllBytes(folder.resolve("hearth.lock"));
        return state.length == 0 ? 0 : state[0];
    }

    /// Does at once what was to be done later.
    private static final class Restless extends ScheduledThreadPoolExecutor {
        Restless() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            return super.schedule(command, 0, unit);
        }
    }
}
