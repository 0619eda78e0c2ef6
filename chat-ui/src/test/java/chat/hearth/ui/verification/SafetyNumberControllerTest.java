package chat.hearth.ui.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.qr.QrPicture;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.text.WrappedText;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetyNumberControllerTest {
    private static final Contact ANA = RecordedSession.contact("a", "Ana", Standing.ACCEPTED);
    private static final SafetyNumber NUMBER = SafetyNumberViewModelTest.number(1);
    private static final SafetyNumber OTHER = SafetyNumberViewModelTest.number(2);

    @TempDir
    private Path folder;

    private SafetyNumberScene screen;

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @BeforeEach
    void open() throws Exception {
        screen = FxThread.call(() -> SafetyNumberScene.of(ANA, NUMBER).shown());
    }

    @AfterEach
    void close() throws Exception {
        run(() -> screen.close());
    }

    /// JavaFX 26 throws out of the layout where a label breaks such words.
    @Test
    void longNameFromRightToLeftIsBrokenIntoLines() throws Exception {
        String name = "عبد الرحمن بن عبد العزيز بن محمد الإدريسي القرطبي";
        Contact contact = RecordedSession.contact("a", name, Standing.ACCEPTED);
        run(() -> {
            SafetyNumberScene narrow = SafetyNumberScene.of(contact, NUMBER);
            narrow.scene.getRoot().setStyle("-fx-font-size: 22px");
            narrow.scene.getRoot().resize(420, 800);
            narrow.scene.getRoot().applyCss();
            narrow.scene.getRoot().layout();
            assertTrue(narrow.find("#title", WrappedText.class).getText().contains(name));
            assertTrue(narrow.find("#title", WrappedText.class).getHeight() > 50);
            narrow.close();
        });
    }

    @Test
    void numberStandsInRowsThatNoDirectionOfWritingTurns() throws Exception {
        run(() -> screen.scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
        TextArea digits = screen.find("#digits", TextArea.class);

        List<String> groups = NUMBER.groups();
        assertEquals(
                String.join(" ", groups.subList(0, 3)),
                digits.getText().lines().findFirst().orElseThrow());
        assertEquals(4, digits.getText().lines().count());
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, digits.getEffectiveNodeOrientation());
        assertFalse(digits.isEditable());
    }

    @Test
    void numberIsCopiedInGroups() throws Exception {
        press("copy");

        assertEquals(List.of(NUMBER.toString()), screen.desktop.copied);
    }

    @Test
    void shownCodeIsReadAsTheSameByTheOther() throws Exception {
        Path file = folder.resolve("code.png");
        screen.desktop.chosen = file;
        run(() -> Snapshots.write(screen.find("#picture", ImageView.class).getImage(), file));

        press("choose");

        assertEquals(List.of("setVerified(" + ANA.id() + ", true)"), screen.changes());
        assertEquals("The numbers are the same. Ana is verified: nobody stands between you.", verdict());
    }

    @Test
    void otherCodeIsAWarningAndTheButtonThatWouldVerifyIsOff() throws Exception {
        screen.desktop.clipboardPicture =
                FxThread.call(() -> QrPicture.of(OTHER.forQr()).image(300));

        press("paste");

        assertTrue(verdict().startsWith("The numbers are different."), this::verdict);
        assertTrue(screen.find("#same", Button.class).isDisabled());
        assertEquals(List.of(), screen.changes());
    }

    @Test
    void emptyClipboardIsSaid() throws Exception {
        press("paste");

        assertEquals("There is neither a picture nor a number in the clipboard.", verdict());
    }

    @Test
    void verifiedContactCanBeTakenBackInstead() throws Exception {
        run(() -> screen.session.tell(new ChatEvent.ContactChanged(
                ANA.with(ANA.assurance().with(new Trust.Verified(RecordedSession.NOON))))));

        assertFalse(screen.find("#same", Button.class).isVisible());
        assertEquals("Verified on November 23, 2026: you have compared this number.", verdict());
        press("takeBack");

        assertTrue(screen.navigator.dialog().get() instanceof Route.Question);
    }

    @Test
    void tabLeavesTheNumberAndReachesEveryButton() throws Exception {
        run(() -> screen.find("#digits", TextArea.class).requestFocus());

        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            run(() -> tab(screen.scene.getFocusOwner()));
            reached.add(FxThread.call(() -> screen.scene.getFocusOwner().getId()));
        }

        assertEquals(List.of("copy", "same", "choose", "paste", "details", "done"), reached);
    }

    @Test
    void wordsFollowTheLanguage() throws Exception {
        run(() -> screen.texts.language().set(Language.CHINESE));

        assertEquals("与 Ana 的安全码", screen.find("#title", WrappedText.class).getText());
        assertEquals("安全码，60 位数字", screen.find("#digits", TextArea.class).getAccessibleText());
    }

    private String verdict() {
        return screen.find("#verdict", WrappedText.class).getText();
    }

    private void press(String id) throws Exception {
        run(() -> screen.find("#" + id, Button.class).fire());
    }

    private static void tab(Node where) {
        where.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
    }

    private interface Part {
        void run() throws Exception;
    }

    private static void run(Part part) throws Exception {
        FxThread.call(() -> {
            part.run();
            return true;
        });
    }
}
