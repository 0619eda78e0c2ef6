package chat.hearth.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerFormControllerTest {
    private final ManualCore core = new ManualCore();
    private final ScriptedCheck check = new ScriptedCheck();

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theFailingStepIsExplainedInBothLanguages(Language language) throws Exception {
        List<String> seen = FxThread.call(() -> {
            Parent form = form(language);
            find(form, "host", TextField.class).setText("mqtt://broker.lab.example");
            find(form, "test", Button.class).fire();
            core.runReady();
            check.pass(Step.NAME);
            check.fail(Step.TCP, Link.Why.CONNECTION_REFUSED);
            return List.of(
                    find(form, "outcome", Label.class).getText(),
                    String.valueOf(find(form, "cancelTest", Button.class).isVisible()));
        });

        String expected = switch (language) {
            case ENGLISH ->
                "broker.lab.example refused the connection: nothing listens at that port. "
                        + "Check the port, and whether the broker is running.";
            case CHINESE -> "broker.lab.example 拒绝了连接：该端口没有服务在监听。请检查端口，并确认服务器正在运行。";
        };
        assertEquals(List.of(expected, "false"), seen);
    }

    @Test
    void aWrongPasswordPutsTheCursorIntoItsField() throws Exception {
        String focused = FxThread.call(() -> {
            Parent form = form(Language.ENGLISH);
            find(form, "host", TextField.class).setText("mqtt://broker.lab.example");
            find(form, "test", Button.class).fire();
            core.runReady();
            check.pass(Step.NAME, Step.TCP);
            check.fail(Step.LOGIN, Link.Why.WRONG_PASSWORD);
            return form.getScene().getFocusOwner().getId();
        });

        assertEquals("password", focused);
    }

    @Test
    void theKeyboardGoesToCancelAndBack() throws Exception {
        List<String> focused = FxThread.call(() -> {
            Parent form = form(Language.ENGLISH);
            find(form, "host", TextField.class).setText("mqtt://broker.lab.example");
            Button test = find(form, "test", Button.class);
            test.requestFocus();
            test.fire();
            String during = form.getScene().getFocusOwner().getId();
            find(form, "cancelTest", Button.class).fire();
            return List.of(during, form.getScene().getFocusOwner().getId());
        });

        assertEquals(List.of("cancelTest", "test"), focused);
    }

    @Test
    void whatIsNoAddressIsSaidBelowTheField() throws Exception {
        String said = FxThread.call(() -> {
            Parent form = form(Language.ENGLISH);
            find(form, "host", TextField.class).setText("http://broker.lab.example");
            find(form, "test", Button.class).fire();
            return find(form, "hostProblem", Label.class).getText();
        });

        assertEquals("Hearth speaks MQTT: the address begins with mqtt:// or mqtts://, or is only a name.", said);
    }

    private Parent form(Language language) {
        Texts texts = new Texts();
        texts.language().set(language);
        LinkWords words = new LinkWords(texts, new Times(texts, () -> Instant.EPOCH, () -> ZoneOffset.UTC));
        var model = new BrokerFormViewModel(check, core, Runnable::run);
        Parent form = new ViewLoader(texts).load(new BrokerFormController(model, words, texts));
        new Scene(form);
        return form;
    }

    private static <N extends Node> N find(Parent form, String id, Class<N> type) {
        return type.cast(form.lookup("#" + id));
    }
}
