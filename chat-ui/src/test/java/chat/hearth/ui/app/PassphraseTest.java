package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.persistence.PersistenceModule;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Route;
import com.google.inject.Module;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Whole programs with stores in files, which open with a passphrase.
@Timeout(180)
@ExtendWith(FailOnBackgroundError.class)
class PassphraseTest {
    private static final String BROKER = "--broker=mqtt://127.0.0.1:1883";
    private static final String PASSPHRASE = "the cold bright hearth";

    @TempDir
    private Path data;

    @RegisterExtension
    final MeetingPlace place = new MeetingPlace();

    @Test
    void accountWithAPassphraseShowsNothingWithoutIt() throws Exception {
        try (RunningProgram ann = start("--name=Annemarie", BROKER)) {
            ann.in();
            setPassphrase(ann);
        }

        try (RunningProgram again = start()) {
            again.awaitScreen("#unlock");
            again.await(
                    "the cursor in the field",
                    () -> again.hasKeyboard("passphrase")
                            && field(again, "passphrase").getSkin() != null);
            assertFalse(again.canRead("Annemarie"));
            type(again, "passphrase", "the cold bright house");
            again.press("passphrase", KeyCode.ENTER);
            again.awaitRead(text -> text.startsWith("That is not the passphrase"));
            String kept = typed(again, "passphrase");
            again.await("the end of the pause", () -> !button(again, "open").isDisabled());
            type(again, "passphrase", PASSPHRASE);
            fire(again, "open");

            again.in();
            again.awaitRead(text -> text.contains("Annemarie"));
            assertEquals("the cold bright house", kept);
        }
    }

    @Test
    void passphraseIsSetForgottenAndGivenWithoutAMouse() throws Exception {
        try (RunningProgram ann = start("--name=Annemarie", BROKER)) {
            ann.in();
            Keyboard keys = new Keyboard(ann);
            keys.push(KeyCode.CONTROL, KeyCode.COMMA);
            keys.awaitAt("name");
            keys.tabTo("passphrase");
            keys.push(KeyCode.SPACE);
            keys.awaitAt("next");
            keys.write("bright hearth");
            keys.tabTo("again");
            keys.write("bright hearth");
            keys.push(KeyCode.ENTER);
            ann.awaitRead("Passphrase set"::equals);
        }

        try (RunningProgram again = start()) {
            Keyboard keys = new Keyboard(again);
            keys.awaitAt("passphrase");
            keys.tabTo("forgotten");
            keys.push(KeyCode.SPACE);
            keys.tabTo("startFresh");
            keys.tabTo("quit");
            keys.tabTo("passphrase");
            keys.write("bright hearth");
            keys.push(KeyCode.ENTER);

            again.in();
            again.awaitRead(text -> text.contains("Annemarie"));
        }
    }

    @Test
    void commandLineIsFollowedOnceThePassphraseIsGiven() throws Exception {
        try (RunningProgram ann = start("--name=Annemarie", BROKER)) {
            ann.in();
            setPassphrase(ann);
        }

        try (RunningProgram again = start("--host=1884")) {
            again.awaitScreen("#unlock");
            type(again, "passphrase", PASSPHRASE);
            fire(again, "open");
            SessionScope scope = again.in();

            again.await("guests", () -> scope.connection().people() == MemoryNetworkModule.GUESTS);
        }
    }

    @Test
    void whoSignedOutIsAskedToo() throws Exception {
        try (RunningProgram ann = start("--name=Annemarie", BROKER)) {
            ann.in();
            setPassphrase(ann);
            FxThread.call(() -> {
                ann.signOut().keep();
                return true;
            });
            ann.awaitScreen("#welcome");
            FxThread.call(() -> ann.signIn().resume(ann.signIn().kept().getFirst()));
            ann.awaitScreen("#unlock");
            type(ann, "passphrase", PASSPHRASE);
            fire(ann, "open");

            ann.awaitRead(text -> text.contains("Annemarie"));
        }
    }

    @Test
    void whoHasForgottenItCanBeginAnew() throws Exception {
        try (RunningProgram ann = start("--name=Annemarie", BROKER)) {
            ann.in();
            setPassphrase(ann);
        }

        try (RunningProgram again = start()) {
            again.awaitScreen("#unlock");
            fire(again, "forgotten");
            again.awaitRead(text -> text.startsWith("Without it nobody"));
            fire(again, "startFresh");

            again.awaitScreen("#welcome");
            assertTrue(again.accounts()
                    .folder()
                    .resolve("1.aside/store/hearth.db")
                    .toFile()
                    .exists());
        }
    }

    @Test
    void dialogThatWasLeftMeanwhileDoesNotCloseTheNextOne() throws Exception {
        try (RunningProgram ann = start("--name=Annemarie", BROKER)) {
            SessionScope scope = ann.in();
            show(scope);
            type(ann, "next", PASSPHRASE);
            type(ann, "again", PASSPHRASE);
            ann.await("all that is needed", () -> !button(ann, "set").isDisabled());
            FxThread.call(() -> {
                button(ann, "set").fire();
                scope.navigator().show(new Route.Keys());
                return true;
            });

            ann.awaitRead("Passphrase set"::equals);

            assertEquals(
                    new Route.Keys(),
                    FxThread.call(() -> scope.navigator().dialog().get()));
        }
    }

    @Test
    void passphraseThatIsTakenAwayIsNotAskedForAgain() throws Exception {
        try (RunningProgram ann = start("--name=Annemarie", BROKER)) {
            SessionScope scope = ann.in();
            setPassphrase(ann);
            show(scope);
            ann.await("the old one", () -> ann.scene().lookup("#old").isVisible());
            type(ann, "old", PASSPHRASE);
            fire(ann, "remove");
            ann.awaitRead("Passphrase removed"::equals);
        }

        try (RunningProgram again = start()) {
            again.in();
            again.awaitRead(text -> text.contains("Annemarie"));
        }
    }

    private void setPassphrase(RunningProgram program) throws Exception {
        show(program.in());
        program.awaitScreen("#next");
        type(program, "next", PASSPHRASE);
        type(program, "again", PASSPHRASE);
        program.await("all that is needed", () -> !button(program, "set").isDisabled());
        fire(program, "set");
        program.awaitRead("Passphrase set"::equals);
    }

    private static void show(SessionScope scope) throws Exception {
        FxThread.call(() -> {
            scope.navigator().show(new Route.Passphrase());
            return true;
        });
    }

    private RunningProgram start(String... arguments) throws Exception {
        List<Module> adapters = List.of(new PersistenceModule(), new MemoryNetworkModule(place.networks()));
        return RunningProgram.start(data, adapters, arguments);
    }

    private static void type(RunningProgram program, String id, String text) throws Exception {
        program.awaitScreen("#" + id);
        FxThread.call(() -> {
            field(program, id).setText(text);
            return true;
        });
    }

    private static String typed(RunningProgram program, String id) throws Exception {
        return FxThread.call(() -> field(program, id).getText());
    }

    private static void fire(RunningProgram program, String id) throws Exception {
        program.awaitScreen("#" + id);
        FxThread.call(() -> {
            button(program, id).fire();
            return true;
        });
    }

    private static Button button(RunningProgram program, String id) {
        return (Button) program.scene().lookup("#" + id);
    }

    private static TextInputControl field(RunningProgram program, String id) {
        return (TextInputControl) program.scene().lookup("#" + id);
    }
}
