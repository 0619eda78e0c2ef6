package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.PeerId;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Route;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// People who never touch the mouse, from the first start on.
@Timeout(180)
class JourneyTest {
    private static final Question QUESTION = new Question(
            "Really?",
            "It cannot be undone.",
            List.of(
                    new Question.Choice("Half", Question.Weight.USUAL, () -> {}),
                    new Question.Choice("All", Question.Weight.DANGER, () -> {})));

    @TempDir
    private Path data;

    @RegisterExtension
    final MeetingPlace place = new MeetingPlace();

    @BeforeEach
    @AfterEach
    void emptyClipboard() throws Exception {
        FxThread.call(() -> Clipboard.getSystemClipboard().setContent(new ClipboardContent()));
    }

    @Test
    void whoHostsSignsInAndCopiesAnInvitation() throws Exception {
        try (RunningProgram alice = RunningProgram.start(data, place.networks(), "--profile=alice")) {
            Keyboard keys = new Keyboard(alice);
            keys.awaitAt("name");

            keys.write("Alice");
            keys.tabTo("host");
            keys.push(KeyCode.ENTER);
            alice.in();
            keys.push(KeyCode.CONTROL, KeyCode.I);
            keys.tabTo("copyLink");
            keys.push(KeyCode.SPACE);

            assertTrue(FxThread.call(() -> Clipboard.getSystemClipboard().getString())
                    .startsWith("hearth:1"));
            keys.push(KeyCode.ESCAPE);
            assertFalse(alice.canRead("Copy link"));
        }
    }

    @Test
    void whoUsesABrokerEntersItAndSignsIn() throws Exception {
        try (RunningProgram alice = RunningProgram.start(data, place.networks(), "--profile=alice")) {
            Keyboard keys = new Keyboard(alice);
            keys.awaitAt("name");

            keys.write("Alice");
            keys.tabTo("host");
            keys.push(KeyCode.DOWN);
            keys.expectAt("useBroker");
            keys.push(KeyCode.TAB);
            keys.write("127.0.0.1");
            keys.tabTo("start");
            keys.push(KeyCode.SPACE);

            alice.in();
            alice.awaitRead(text -> text.contains("127.0.0.1"));
        }
    }

    @Test
    void twoPeopleMeetAndTalk() throws Exception {
        try (RunningProgram alice =
                        RunningProgram.start(data, place.networks(), "--profile=alice", "--name=Alice", "--host=1884");
                RunningProgram bob = joined(alice)) {
            Keyboard hers = new Keyboard(alice);
            Keyboard his = new Keyboard(bob);

            alice.awaitRead("Bob"::equals);
            his.push(KeyCode.CONTROL, KeyCode.TAB);
            his.awaitAt("input");
            his.write("Hello");
            his.push(KeyCode.SHIFT, KeyCode.ENTER);
            his.write("Alice!");
            his.push(KeyCode.ENTER);

            alice.awaitRead(text -> text.contains("Hello"));
            hers.push(KeyCode.CONTROL, KeyCode.K);
            hers.awaitAt("filter");
            hers.write("bo");
            hers.push(KeyCode.ENTER);
            hers.awaitAt("input");
            alice.awaitRead("Hello\nAlice!"::equals);
            hers.write("Hi Bob.");
            hers.push(KeyCode.ENTER);
            bob.awaitRead("Hi Bob."::equals);

            hers.push(KeyCode.CONTROL, KeyCode.COMMA);
            alice.awaitRead("Settings"::equals);
            hers.push(KeyCode.ESCAPE);
            hers.awaitAt("input");

            hers.push(KeyCode.CONTROL, KeyCode.Q);
            alice.awaitRead(text -> text.contains("will lose the connection"));
            hers.push(KeyCode.ESCAPE);
            assertFalse(alice.canRead("will lose the connection"));
            assertFalse(alice.hasEnded());
            his.push(KeyCode.CONTROL, KeyCode.Q);
            bob.await("the end", bob::hasEnded);
            alice.awaitRead(text -> text.startsWith("Left at"));
        }
    }

    @Test
    void everyDialogIsGoneThroughByTab() throws Exception {
        try (RunningProgram alice =
                        RunningProgram.start(data, place.networks(), "--profile=alice", "--name=Alice", "--host=1884");
                RunningProgram bob = RunningProgram.start(
                        data, place.networks(), "--profile=bob", "--name=Bob", "--invite=" + alice.invitationLink())) {
            bob.in();
            bob.openFirstChat("Alice");
            Keyboard keys = new Keyboard(bob);
            PeerId friend = FxThread.call(() -> bob.lastPeer().orElseThrow());

            for (Route.Dialog dialog : List.of(
                    new Route.Settings(),
                    new Route.Passphrase(),
                    new Route.Keys(),
                    new Route.Invite(),
                    new Route.AddContact(""),
                    new Route.Connection(),
                    new Route.ContactDetails(friend),
                    new Route.SafetyNumber(friend),
                    new Route.Question(QUESTION))) {
                keys.tour(dialog);
            }
        }
    }

    /// Bob, who was sent an invitation by Alice, signs in with it.
    private RunningProgram joined(RunningProgram alice) throws Exception {
        String link = alice.invitationLink();
        RunningProgram bob = RunningProgram.start(data, place.networks(), "--profile=bob");
        Keyboard keys = new Keyboard(bob);
        keys.awaitAt("name");
        keys.write("Bob");
        keys.tabTo("host");
        keys.push(KeyCode.UP);
        keys.expectAt("invitation");
        keys.push(KeyCode.TAB);
        keys.expectAt("link");
        FxThread.call(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(link);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        keys.push(KeyCode.CONTROL, KeyCode.V);
        keys.push(KeyCode.ENTER);
        assertEquals("Bob", bob.in().name().orElseThrow().value());
        return bob;
    }
}
