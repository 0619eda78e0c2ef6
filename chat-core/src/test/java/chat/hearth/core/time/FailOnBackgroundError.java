package chat.hearth.core.time;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails the test when something escaped on any thread, the core thread's tasks included.
public final class FailOnBackgroundError implements BeforeEachCallback, AfterEachCallback {
    private final List<Throwable> escaped = new CopyOnWriteArrayList<>();
    private Thread.@Nullable UncaughtExceptionHandler before;

    @Override
    public void beforeEach(ExtensionContext context) {
        escaped.clear();
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, error) -> escaped.add(error));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Thread.setDefaultUncaughtExceptionHandler(before);
        if (!escaped.isEmpty()) {
            AssertionError failure = new AssertionError("escaped on a thread in the background", escaped.getFirst());
            escaped.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
