package chat.hearth.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Route;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationControllerTest {
    private final ManualCore core = new ManualCore(FakeSession.NOON.plus(Duration.ofDays(1)));
    private final ManualCore ui = new ManualCore();
    private final FakeSession session = new FakeSession(core);
    private final Places places = new Places();
    private ShownConversation page;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @BeforeEach
    void open() throws Exception {
        session.arrive(IntStream.range(0, 200)
                .mapToObj(i -> session.theirs(FakeSession.NOON.plusSeconds(i), "message " + i))
                .toList());
        core.runReady();
        session.markRead(
                FakeSession.CHAT, session.conversation().last().orElseThrow().position());
        core.runReady();
        session.calls.clear();
        page = fx(() -> {
            var shown = new ShownConversation(session, core, ui, places);
            shown.stage.show();
            return shown;
        });
        settle();
    }

    @AfterEach
    void close() throws Exception {
        run(() -> page.close());
    }

    @Test
    void opensAtTheEndInBothLanguages() throws Exception {
        assertTrue(texts().contains("message 199"));

        run(() -> page.texts.language().set(Language.CHINESE));
        settle();

        assertEquals("发消息给 Mei Lin", fx(() -> input().getPromptText()));
        assertTrue(texts().contains("message 199"));
    }

    @Test
    void enterSendsAndFollowsTheOwnMessage() throws Exception {
        type("hello");

        press(KeyCode.ENTER, false);
        settle();

        assertEquals(List.of("send hello"), session.calls);
        assertEquals("", fx(() -> input().getText()));
        assertTrue(texts().contains("hello"));
    }

    @Test
    void shiftAndEnterBreakTheLine() throws Exception {
        type("hello");

        press(KeyCode.ENTER, true);

        assertEquals("hello\n", fx(() -> input().getText()));
    }

    @Test
    void enterBreaksTheLineForThoseWhoWantIt() throws Exception {
        run(() -> page.preferences.enterKey().set(Preferences.EnterKey.BREAKS_LINE));
        type("hello");

        press(KeyCode.ENTER, false);
        assertEquals("hello\n", fx(() -> input().getText()));
        press(KeyCode.ENTER, true);
        settle();

        assertEquals("send hello", session.calls.getFirst());
    }

    @Test
    void enterOnlyEndsAComposition() throws Exception {
        type("a");
        compose("ni'hao");

        press(KeyCode.ENTER, false);
        assertEquals(List.of(), session.calls);
        compose("");
        press(KeyCode.ENTER, false);
        settle();

        assertEquals("send a", session.calls.getFirst());
    }

    @Test
    void aTextThatIsTooLongStaysAndIsExplained() throws Exception {
        type("x".repeat(Message.MAX_TEXT_BYTES + 1));

        press(KeyCode.ENTER, false);

        assertEquals(Message.MAX_TEXT_BYTES + 1, fx(() -> input().getText().length()));
        assertTrue(fx(() -> page.find("#hint", Label.class).isVisible()));
        assertTrue(fx(() -> page.find("#send", Button.class).isDisabled()));
    }

    @Test
    void theFieldGrowsWithTheTextAndNoFurtherThanEightLines() throws Exception {
        double one = fx(() -> page.find("#input", TextInputControl.class).getHeight());
        type("a\nb\nc");
        settle();
        double three = fx(() -> page.find("#input", TextInputControl.class).getHeight());
        type("a\n".repeat(100));
        settle();
        double hundred = fx(() -> page.find("#input", TextInputControl.class).getHeight());

        assertTrue(three > one + 20, () -> one + " then " + three);
        assertTrue(hundred > three && hundred < 9 * one, () -> "then " + hundred);
        assertTrue(texts().contains("message 199"));
    }

    @Test
    void longArabicTextCanBeTyped() throws Exception {
        type("مرحبا هذا اختبار طويل للنص العربي في السطر نفسه ".repeat(12));

        settle();

        assertTrue(texts().contains("message 199"));
    }

    @Test
    void whoReadsIsNotMovedByWhatArrivesOrIsLoaded() throws Exception {
        run(() -> list().scrollPages(-2));
        settle();
        String read = texts().get(3);
        double before = y(read);

        session.arrive(IntStream.range(0, 30)
                .mapToObj(i -> session.theirs(FakeSession.NOON.plusSeconds(3_000 + i), "late " + i))
                .toList());
        settle();

        assertEquals(before, y(read), 1);
        assertTrue(fx(() -> page.find("#jump", Button.class).isVisible()));
        assertEquals("↓ 30 new", fx(() -> page.find("#jump", Button.class).getText()));
    }

    @Test
    void theJumpButtonLeadsToTheEnd() throws Exception {
        run(() -> list().scrollPages(-3));
        settle();

        run(() -> page.find("#jump", Button.class).fire());
        settle();

        assertTrue(texts().contains("message 199"));
        assertFalse(fx(() -> page.find("#jump", Button.class).isVisible()));
    }

    @Test
    void scrollingUpLoadsOlderMessages() throws Exception {
        for (int i = 0; i < 40; i++) {
            run(() -> list().scrollPages(-1));
            settle();
        }

        assertTrue(texts().contains("message 0"), () -> "not at the start");
    }

    @Test
    void aFailedMessageSaysWhyAndIsTriedAgain() throws Exception {
        session.arrive(session.mine(
                FakeSession.NOON.plusSeconds(4_000),
                "failed",
                new Delivery.Failed(Delivery.Reason.QUOTA_EXCEEDED, FakeSession.NOON)));
        settle();

        String sentence = fx(() -> page.find(".failure .label", Label.class).getText());
        run(() -> page.find(".failure .button", Button.class).fire());
        settle();

        assertEquals("Not delivered: the broker’s quota is used up.", sentence);
        assertTrue(session.calls.contains("retry"));
        assertEquals(0, fx(() -> page.scene.getRoot().lookupAll(".failure").size()));
    }

    @Test
    void somebodyBlockedCannotBeWrittenToUntilUnblocked() throws Exception {
        session.contactIs(FakeSession.contact("Mei", Standing.BLOCKED));
        settle();

        assertFalse(fx(() -> page.find("#writing", Node.class).isVisible()));
        run(() -> page.button("#gate #remedy").fire());

        assertTrue(session.calls.contains("unblock"));
    }

    @Test
    void somebodyWhoMayBeWrittenToLaterDoesNotTakeTheKeyboardThen() throws Exception {
        session.contactIs(FakeSession.contact("Mei", Standing.INVITED));
        settle();
        run(() -> {
            page.controller.takeKeyboard();
            page.find("#person", Button.class).requestFocus();
        });

        session.contactIs(FakeSession.contact("Mei", Standing.ACCEPTED));
        settle();

        assertTrue(fx(() -> page.find("#writing", Node.class).isVisible()));
        assertEquals("person", fx(() -> page.scene.getFocusOwner().getId()));
    }

    @Test
    void whoUnblocksSomebodyWritesAtOnce() throws Exception {
        session.contactIs(FakeSession.contact("Mei", Standing.BLOCKED));
        settle();
        run(() -> page.button("#gate #remedy").fire());

        session.contactIs(FakeSession.contact("Mei", Standing.ACCEPTED));
        settle();

        assertEquals("input", fx(() -> page.scene.getFocusOwner().getId()));
    }

    @Test
    void theBannerSaysThatTheNetworkIsGone() throws Exception {
        session.linkIs(new Link.Refused(Link.Why.WRONG_PASSWORD, ""));
        settle();

        run(() -> page.button("#banner #remedy").fire());

        assertEquals(new Route.Connection(), page.navigator.dialog().get());
    }

    @Test
    void theHeaderLeadsToTheContact() throws Exception {
        run(() -> page.find("#person", Button.class).fire());

        assertEquals(
                new Route.ContactDetails(FakeSession.MEI),
                page.navigator.dialog().get());
    }

    @Test
    void keysMoveAmongMessagesAndCopyThem() throws Exception {
        pressInList(KeyCode.UP);
        pressInList(KeyCode.UP);
        pressInList(KeyCode.DELETE);

        assertEquals("message 198", fx(() -> list().current().orElseThrow().text()));
        assertTrue(page.navigator.dialog().get() instanceof Route.Question);
    }

    private MessageList list() {
        return page.find(".message-list", MessageList.class);
    }

    private TextInputControl input() {
        return page.find("#input", TextInputControl.class);
    }

    private void type(String text) throws Exception {
        fx(() -> {
            input().setText(text);
            input().end();
            return true;
        });
    }

    private void press(KeyCode code, boolean shift) throws Exception {
        fire(input(), code, shift);
    }

    private void pressInList(KeyCode code) throws Exception {
        fire(list(), code, false);
    }

    private void fire(Node node, KeyCode code, boolean shift) throws Exception {
        run(() -> node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)));
    }

    private void compose(String text) throws Exception {
        fx(() -> {
            var run = new InputMethodTextRun(text, InputMethodHighlight.UNSELECTED_RAW);
            input().fireEvent(new InputMethodEvent(
                    InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                    text.isEmpty() ? List.of() : List.of(run),
                    "",
                    text.length()));
            return true;
        });
    }

    private List<String> texts() throws Exception {
        return fx(() -> list().shown().stream().map(Message::text).toList());
    }

    private double y(String text) throws Exception {
        return fx(() -> list().shown().stream()
                .filter(message -> message.text().equals(text))
                .flatMap(message -> list().cell(message).stream())
                .mapToDouble(cell -> cell.getNode().getLayoutY())
                .findFirst()
                .orElseThrow());
    }

    /// Lets both threads work and the window be laid out, a few times over.
    private void settle() throws Exception {
        for (int round = 0; round < 4; round++) {
            fx(() -> {
                boolean ran = true;
                while (ran) {
                    ran = core.runReady();
                    ran = ui.runReady() || ran;
                }
                return true;
            });
            awaitLayout();
        }
    }

    private void awaitLayout() throws InterruptedException {
        var laidOut = new CountDownLatch(1);
        Platform.runLater(() -> {
            Runnable[] once = new Runnable[1];
            once[0] = () -> {
                page.scene.removePostLayoutPulseListener(once[0]);
                laidOut.countDown();
            };
            page.scene.addPostLayoutPulseListener(once[0]);
            Platform.requestNextPulse();
        });
        assertTrue(laidOut.await(60, TimeUnit.SECONDS));
    }

    private static void run(Runnable part) throws Exception {
        FxThread.call(() -> {
            part.run();
            return true;
        });
    }

    private static <T> T fx(Callable<T> part) throws Exception {
        return FxThread.call(part);
    }
}
