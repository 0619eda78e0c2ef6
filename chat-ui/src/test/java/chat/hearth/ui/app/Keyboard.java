package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import chat.hearth.ui.text.FxThread;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/// Somebody who sits before a program without a mouse. Called on the test's thread.
final class Keyboard {
    /// More than any screen has places to go to.
    private static final int PLACES = 40;

    private final RunningProgram program;
    private final FxRobot robot = new FxRobot();

    Keyboard(RunningProgram program) {
        this.program = program;
    }

    /// Types where the cursor is.
    void write(String text) throws Exception {
        turnTo();
        robot.write(text);
    }

    /// Presses all of these, then lets them go.
    void push(KeyCode... keys) throws Exception {
        turnTo();
        robot.push(keys);
    }

    /// Goes on with Tab until a node has the keyboard.
    void tabTo(String id) throws Exception {
        goTo(id, KeyCode.TAB);
    }

    void tabBackTo(String id) throws Exception {
        goTo(id, KeyCode.SHIFT, KeyCode.TAB);
    }

    /// Waits until a node has the keyboard by itself.
    void awaitAt(String id) throws Exception {
        program.await("the keyboard at " + id, () -> id.equals(place()));
    }

    void expectAt(String id) throws Exception {
        assertEquals(id, FxThread.call(this::place));
    }

    private void goTo(String id, KeyCode... keys) throws Exception {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            String place = FxThread.call(this::place);
            if (place.equals(id)) {
                return;
            }
            places.add(place);
            push(keys);
        }
        fail("no way to " + id + "; it went over " + places);
    }

    private String place() {
        Node owner = program.scene().getFocusOwner();
        return owner == null ? "nowhere" : owner.getId() == null ? owner.getTypeSelector() : owner.getId();
    }

    /// Without a display all windows have the focus, and the robot's keys go to the one that came last: so this one
    /// comes anew.
    private void turnTo() throws Exception {
        Stage stage = program.stage();
        FxThread.call(() -> {
            if (!Window.getWindows().getLast().equals(stage)) {
                stage.hide();
                stage.show();
            }
            return true;
        });
        robot.targetWindow(stage);
    }
}
