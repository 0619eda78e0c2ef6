package chat.hearth.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.time.ManualCore;
import chat.hearth.ui.text.FxThread;
import java.time.Duration;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestingCaretTest {
    private final ManualCore core = new ManualCore();
    private Stage stage;
    private Scene scene;

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @BeforeEach
    void open() throws Exception {
        stage = FxThread.call(() -> {
            TextField field = new TextField("text");
            Stage shown = new Stage();
            shown.setScene(new Scene(field));
            new RestingCaret(core, Runnable::run).watch(shown.getScene());
            shown.show();
            shown.requestFocus();
            field.requestFocus();
            return shown;
        });
        scene = stage.getScene();
    }

    /// A caret of a window that is hidden would blink on, and every other window with it.
    @AfterEach
    void close() throws Exception {
        pass(RestingCaret.BLINKING);
        FxThread.call(() -> {
            stage.hide();
            return true;
        });
    }

    @Test
    void theCaretBlinksWhileSomebodyWritesAndThenStandsStill() throws Exception {
        assertTrue(FrameCount.goesOn(scene));
        pass(RestingCaret.BLINKING.minusSeconds(1));
        press(KeyCode.SHIFT);
        pass(Duration.ofSeconds(2));
        assertTrue(FrameCount.goesOn(scene));

        pass(RestingCaret.BLINKING);

        assertEquals(0, FrameCount.atRest(scene));
    }

    @Test
    void aKeyLetsItBlinkAgain() throws Exception {
        pass(RestingCaret.BLINKING);
        assertEquals(0, FrameCount.atRest(scene));

        press(KeyCode.SHIFT);

        assertTrue(FrameCount.goesOn(scene));
    }

    @Test
    void aFieldThatIsTakenAwayDoesNotGoOn() throws Exception {
        assertTrue(FrameCount.goesOn(scene));

        FxThread.call(() -> {
            scene.setRoot(new StackPane());
            return true;
        });
        pass(RestingCaret.BLINKING);

        assertEquals(0, FrameCount.atRest(scene));
    }

    @Test
    void aFieldThatOneLeavesWithTabDoesNotGoOn() throws Exception {
        FxThread.call(() -> {
            TextField field = new TextField();
            scene.setRoot(new VBox(field, new Button("next")));
            field.requestFocus();
            return true;
        });
        assertTrue(FrameCount.goesOn(scene));

        press(KeyCode.TAB);
        pass(RestingCaret.BLINKING);

        assertEquals("Button", FxThread.call(() -> scene.getFocusOwner().getTypeSelector()));
        assertEquals(0, FrameCount.atRest(scene));
    }

    private void pass(Duration span) throws Exception {
        FxThread.call(() -> {
            core.advance(span);
            return true;
        });
    }

    private void press(KeyCode key) throws Exception {
        FxThread.call(() -> {
            Event.fireEvent(
                    scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            return true;
        });
    }
}
