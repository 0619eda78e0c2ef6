package chat.hearth.ui.text;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// Runs parts of a test on the FX thread of a toolkit that is started once.
public final class FxThread {
    /// Generous: the build’s computer may be busy.
    private static final long LIMIT_SECONDS = 60;

    private FxThread() {}

    public static void start() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException alreadyStarted) {
            // Another test class was first.
        }
        Platform.setImplicitExit(false);
    }

    /// As [#start()], with the fonts that the program brings.
    public static void startWithFonts() throws Exception {
        start();
        call(() -> {
            Fonts.load();
            return true;
        });
    }

    public static <T> T call(Callable<T> part) throws Exception {
        var task = new FutureTask<>(part);
        Platform.runLater(task);
        try {
            return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw failed;
        } catch (TimeoutException late) {
            throw new AssertionError("nothing came back from the FX thread", late);
        }
    }
}
