package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.ui.text.FxThread;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StartTraceTest {
    private final CompletableFuture<String> printed = new CompletableFuture<>();
    private final StartTrace trace = StartTrace.printingTo(new PrintWriter(
            new StringWriter() {
                @Override
                public void flush() {
                    printed.complete(toString());
                }
            },
            true));

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @Test
    void aStepIsOneLineWithTwoTimes() throws Exception {
        trace.reached(StartTrace.Step.MAIN);

        String line = printed.get(60, TimeUnit.SECONDS);
        assertTrue(line.matches(" *[0-9]+ ms +[0-9]+ ms processor  the command line is read\\R"), line);
    }

    @Test
    void aWindowCountsAsPaintedWhenItHasBeenLaidOut() throws Exception {
        Label label = new Label("Hello");
        Stage stage = FxThread.call(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene(label));
            shown.show();
            trace.whenPainted(shown.getScene(), StartTrace.Step.FIRST_FRAME);
            return shown;
        });

        String line = printed.get(60, TimeUnit.SECONDS);
        assertTrue(line.endsWith(StartTrace.Step.FIRST_FRAME.words() + System.lineSeparator()), line);
        assertEquals(false, FxThread.call(label::isNeedsLayout));
        FxThread.call(() -> {
            stage.hide();
            return true;
        });
    }
}
