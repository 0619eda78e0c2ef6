package chat.hearth.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.time.ManualCore;
import chat.hearth.ui.text.FxThread;
import javafx.event.Event;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComposerControllerTest {
    private final ManualCore core = new ManualCore(FakeSession.NOON);
    private final ManualCore ui = new ManualCore();
    private final FakeSession session = new FakeSession(core);

    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    /// Who opens a conversation by keyboard goes on typing at once.
    @Test
    void keysThatComeBeforeTheFirstFrameAreTyped() throws Exception {
        String typed = FxThread.call(() -> {
            var unseen = new ShownConversation(session, core, ui, new Places());
            unseen.controller.takeKeyboard();
            core.runReady();
            ui.runReady();
            Event.fireEvent(
                    unseen.scene.getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_TYPED, "h", "h", KeyCode.UNDEFINED, false, false, false, false));
            String text = unseen.find("#input", TextInputControl.class).getText();
            unseen.close();
            return text;
        });

        assertEquals("h", typed);
    }
}
