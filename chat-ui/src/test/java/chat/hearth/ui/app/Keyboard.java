package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
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

    /// Opens a dialog, goes over everything in it with Tab without leaving it, and closes it with Esc.
    void tour(Route.Dialog dialog) throws Exception {
        SessionScope scope = program.in();
        FxThread.call(() -> {
            scope.navigator().show(dialog);
            return true;
        });
        program.await(dialog + " with the keyboard", () -> card() != null && isInside(owner()));
        Set<Node> places = FxThread.call(() -> new HashSet<>(placesIn(card())));
        Set<Node> missed = new HashSet<>(places);
        for (int i = 0; i <= places.size(); i++) {
            missed.remove(FxThread.call(this::owner));
            assertTrue(FxThread.call(() -> isInside(owner())), () -> dialog + " is left by Tab");
            push(KeyCode.TAB);
        }
        assertEquals(Set.of(), missed, () -> "not reached in " + dialog);
        push(KeyCode.ESCAPE);
        program.await("the end of " + dialog, () -> card() == null);
    }

    private @Nullable Node owner() {
        return program.scene().getFocusOwner();
    }

    private @Nullable Node card() {
        return program.scene().getRoot().lookup(".dialog-card");
    }

    private boolean isInside(@Nullable Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(each -> each.equals(card()));
    }

    /// What is inside of a control is its own affair; to the other choices of a group one comes with the arrows.
    private static Stream<Node> places(Node node) {
        boolean otherChoice = node instanceof ToggleButton choice && !choice.isSelected();
        if (!node.isVisible() || node.isDisabled() || otherChoice) {
            return Stream.empty();
        }
        if (node.isFocusTraversable()) {
            return Stream.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(Keyboard::places)
                : Stream.empty();
    }

    private static List<Node> placesIn(@Nullable Node card) {
        return places(Objects.requireNonNull(card)).toList();
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
