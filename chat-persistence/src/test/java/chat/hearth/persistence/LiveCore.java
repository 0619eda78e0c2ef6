package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.fail;

import chat.hearth.core.time.DaemonCoreThread;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A real core thread, and the wait for what it answers.
final class LiveCore implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;

    final DaemonCoreThread thread = new DaemonCoreThread("core", InstantSource.system());

    /// Returns when the answer is there, also if it is a failure.
    void await(CompletableFuture<?> answer) {
        try {
            answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            // For the caller to look at.
        } catch (TimeoutException | InterruptedException e) {
            fail("no answer", e);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
