package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.ui.text.FxThread;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RehearsalTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.start();
    }

    @Test
    void itComesToItsEnd() throws Exception {
        CompletionStage<Void> played = start(Duration.ofMinutes(2));

        played.toCompletableFuture().get(150, TimeUnit.SECONDS);
    }

    @Test
    void itFailsWhereItTakesTooLong() throws Exception {
        CompletionStage<Void> played = start(Duration.ofMillis(1));

        var failure = assertThrows(
                ExecutionException.class, () -> played.toCompletableFuture().get(30, TimeUnit.SECONDS));
        assertInstanceOf(TimeoutException.class, failure.getCause());
        awaitNoWindow();
    }

    /// The two who were left behind end by themselves.
    private static void awaitNoWindow() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        FxThread.call(() -> {
            ListChangeListener<Window> closed = _ -> {
                if (Window.getWindows().isEmpty()) {
                    gone.countDown();
                }
            };
            Window.getWindows().addListener(closed);
            return closed;
        });
        assertTrue(gone.await(120, TimeUnit.SECONDS), "windows are left");
    }

    private static CompletionStage<Void> start(Duration longest) throws Exception {
        return FxThread.call(() -> new Rehearsal(new HearthApp().getHostServices(), longest).start(new Stage()));
    }
}
