package chat.hearth.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.ui.settings.Preferences.EnterKey;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoorScreensTest {
    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @Test
    void startIsPossibleOnceThereIsANameAndHandsItOver() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            Scene scene = screens.scene(screens.welcome(), 900, 900);
            boolean before = node(scene, "start", Button.class).isDisabled();
            node(scene, "name", TextField.class).setText("Yuki");
            press(scene, "start");
            return List.of(
                    before,
                    screens.signIn.asked.getFirst().name(),
                    node(scene, "working", Node.class).isVisible());
        });

        assertEquals(List.of(true, "Yuki", true), seen);
    }

    @Test
    void aFailureIsASentenceInTheLanguageOfTheMoment() throws Exception {
        List<String> seen = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            Scene scene = screens.scene(screens.welcome(), 900, 900);
            node(scene, "name", TextField.class).setText("Yuki");
            press(scene, "start");
            screens.signIn.stage.completeExceptionally(new IllegalStateException("test"));
            Label problem = node(scene, "failure", Label.class);
            String english = problem.getText();
            item(scene, "chinese").setSelected(true);
            return List.of(
                    english,
                    problem.getText(),
                    node(scene, "start", Button.class).getText());
        });

        assertEquals(
                List.of(
                        "Something went wrong inside Hearth; the details are in the log. Nothing was changed. Try"
                                + " again.",
                        "Hearth 内部出错，详情见日志。没有更改任何内容。请重试。",
                        "开始聊天"),
                seen);
    }

    @Test
    void aFailureHasTheFocusSoThatItIsReadAloud() throws Exception {
        String focused = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            Scene scene = screens.scene(screens.welcome(), 900, 900);
            node(scene, "name", TextField.class).setText("Yuki");
            press(scene, "start");
            screens.signIn.stage.completeExceptionally(new IllegalStateException("test"));
            return scene.getFocusOwner().getId();
        });

        assertEquals("failure", focused);
    }

    @Test
    void aKeptAccountIsContinued() throws Exception {
        KeptAccount mei = new KeptAccount("1", new DisplayName("林美 🌸"));

        List<KeptAccount> resumed = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            screens.signIn.kept.add(mei);
            Scene scene = screens.scene(screens.welcome(), 900, 900);
            ((Button) node(scene, "keptAccounts", Parent.class)
                            .getChildrenUnmodifiable()
                            .getFirst())
                    .fire();
            return screens.signIn.resumed;
        });

        assertEquals(List.of(mei), resumed);
    }

    @ParameterizedTest
    @EnumSource
    void everyTroubleHasWordsInBothLanguagesAndAWayOn(StoreException.Why why) throws Exception {
        List<Object> seen = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            Scene scene = screens.scene(screens.trouble(why), 800, 600);
            String english = node(scene, "text", Label.class).getText();
            screens.texts.language().set(Language.CHINESE);
            boolean translated =
                    !english.equals(node(scene, "text", Label.class).getText());
            press(scene, node(scene, "startFresh", Node.class).isVisible() ? "startFresh" : "tryAgain");
            press(scene, "quit");
            return List.of(translated, screens.done);
        });

        boolean fresh = List.of(
                        StoreException.Why.DAMAGED, StoreException.Why.FOREIGN_VERSION, StoreException.Why.WRONG_KEY)
                .contains(why);
        assertEquals(List.of(true, List.of(fresh ? "startFresh" : "tryAgain", "quit")), seen);
    }

    @Test
    void wrongPassphraseIsSaidInBothLanguagesUntilThePauseIsOver() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            UnlockViewModel model = new UnlockViewModel("1", screens.signIn, screens.core);
            Scene scene = screens.scene(screens.unlock(model), 700, 600);
            node(scene, "passphrase", TextField.class).setText("the cold bright house");
            press(scene, "open");
            screens.signIn.stage.completeExceptionally(
                    new PassphraseRefused(PassphraseRefused.Why.WRONG, Duration.ofSeconds(2)));
            Label problem = node(scene, "problem", Label.class);
            String english = problem.getText();
            screens.texts.language().set(Language.CHINESE);
            String chinese = problem.getText();
            screens.core.advance(Duration.ofSeconds(1));
            String later = problem.getText();
            boolean closed = node(scene, "open", Button.class).isDisabled();
            screens.core.advance(Duration.ofSeconds(1));
            return List.of(
                    english,
                    chinese,
                    later,
                    closed,
                    problem.getText(),
                    node(scene, "open", Button.class).isDisabled(),
                    node(scene, "passphrase", TextField.class).getText(),
                    node(scene, "forgottenPart", Node.class).isVisible());
        });

        assertEquals(
                List.of(
                        "That is not the passphrase. You can try again in 2 seconds.",
                        "口令不正确。2 秒后可以再试。",
                        "口令不正确。1 秒后可以再试。",
                        true,
                        "口令不正确。",
                        false,
                        "the cold bright house",
                        false),
                seen);
    }

    @Test
    void passphraseThatIsNotSetSaysThatTheAccountAloneProtectsTheFiles() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            Scene scene = screens.scene(screens.passphrase(screens.unprotected()), 600, 800);
            node(scene, "next", TextField.class).setText("short");
            return List.of(
                    node(scene, "now", Label.class)
                            .getText()
                            .contains("protected by the account of this computer alone"),
                    node(scene, "fault", Label.class).getText(),
                    node(scene, "oldPart", Node.class).isVisible(),
                    node(scene, "remove", Node.class).isVisible(),
                    node(scene, "set", Button.class).isDisabled());
        });

        assertEquals(List.of(true, "This is too short: it needs at least 8 characters.", false, false, true), seen);
    }

    @Test
    void settingsWorkAtOnce() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            Scene scene = screens.scene(screens.settings(), 700, 900);
            for (String id : List.of("chinese", "dark", "larger", "larger", "smaller", "enterBreaks", "copyUid")) {
                press(scene, id);
            }
            node(scene, "name", TextField.class).setText("Yuki T.");
            press(scene, "changeName");
            return List.of(
                    node(scene, "signOut", Labeled.class).getText(),
                    screens.preferences.theme().get(),
                    screens.preferences.zoom().get(),
                    screens.preferences.enterKey().get(),
                    screens.done);
        });

        assertEquals(
                List.of(
                        "退出登录…",
                        Theme.DARK,
                        1.1,
                        EnterKey.BREAKS_LINE,
                        List.of("copy " + DoorScreens.SELF, "changeName Yuki T.")),
                seen);
    }

    @Test
    void signingOutAsksAndTheHarmlessChoiceComesFirst() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            press(screens.scene(screens.settings(), 700, 900), "signOut");
            Question question = ((Route.Question)
                            Objects.requireNonNull(screens.navigator.dialog().get()))
                    .question();
            Scene scene = screens.scene(screens.question(question), 600, 400);
            Button first = (Button) Objects.requireNonNull(scene.getFocusOwner());
            String label = first.getText();
            first.fire();
            return List.of(label, question.text().contains("offline"), screens.done);
        });

        assertEquals(List.of("Keep and sign out", true, List.of("keep")), seen);
    }

    @Test
    void aQuestionWithNothingButDangerLeavesEnterToCancel() throws Exception {
        String focused = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            Question question = new Question(
                    "Delete?", "All of it.", List.of(new Question.Choice("Delete", Question.Weight.DANGER, () -> {})));
            Scene scene = screens.scene(screens.question(question), 600, 400);
            return Objects.requireNonNull(scene.getFocusOwner()).getId();
        });

        assertEquals("cancel", focused);
    }

    @Test
    void theKeysCloseAgain() throws Exception {
        boolean closed = FxThread.call(() -> {
            DoorScreens screens = new DoorScreens();
            screens.navigator.show(new Route.Keys());
            press(screens.scene(screens.keys(), 600, 500), "close");
            return screens.navigator.dialog().get() == null;
        });

        assertEquals(true, closed);
    }

    private static void press(Scene scene, String id) {
        node(scene, id, ButtonBase.class).fire();
    }

    private static RadioMenuItem item(Scene scene, String id) {
        return node(scene, "look", MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .map(RadioMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static <T> T node(Scene scene, String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(scene.lookup("#" + id), id));
    }
}
