package chat.hearth.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.ui.invitation.FakeDesktop;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @EnumSource(Language.class)
    void unknownCertificateIsShownInPlaceOfTheFieldsAndTrustedOnlyWhenAskedTo(Language language) throws Exception {
        List<String> seen = FxThread.call(() -> {
            Parent form = form(language);
            find(form, "host", TextField.class).setText("broker.lab.example");
            find(form, "test", Button.class).fire();
            core.runReady();
            check.pass(Step.NAME, Step.TCP);
            check.show(BrokerFormViewModelTest.SHOWN);
            String during = find(form, "fields", Node.class).isVisible()
                    + " " + find(form, "certificate", Node.class).isVisible()
                    + " " + form.getScene().getFocusOwner().getId();
            List<String> words = List.of(
                    during,
                    find(form, "fault", Label.class).getText(),
                    find(form, "subject", Label.class).getText(),
                    find(form, "fingerprint", Label.class).getText());
            find(form, "trustIt", Button.class).fire();
            core.runReady();
            return Stream.concat(
                            words.stream(),
                            Stream.of(
                                    find(form, "fields", Node.class).isVisible() + " "
                                            + find(form, "pinned", Node.class).isVisible(),
                                    find(form, "pin", Label.class).getText(),
                                    String.valueOf(check.asked.size())))
                    .toList();
        });

        String fingerprint = String.join("\n", Collections.nCopies(4, "0123 4567 89AB CDEF"));
        String fault = switch (language) {
            case ENGLISH -> "Nobody whom this computer knows has signed it.";
            case CHINESE -> "签发者不在这台电脑的信任之列。";
        };
        assertEquals(
                List.of(
                        "false true leaveIt",
                        fault,
                        "CN=broker.lab.example,O=Lab",
                        fingerprint,
                        "true true",
                        fingerprint,
                        "2"),
                seen);
    }

    @Test
    void backFromACertificateLeadsToTheFields() throws Exception {
        List<String> seen = FxThread.call(() -> {
            Parent form = form(Language.ENGLISH);
            find(form, "host", TextField.class).setText("broker.lab.example");
            find(form, "test", Button.class).fire();
            core.runReady();
            check.show(BrokerFormViewModelTest.SHOWN);
            find(form, "leaveIt", Button.class).fire();
            return List.of(
                    String.valueOf(find(form, "fields", Node.class).isVisible()),
                    String.valueOf(find(form, "certificate", Node.class).isVisible()),
                    String.valueOf(find(form, "pinned", Node.class).isVisible()),
                    form.getScene().getFocusOwner().getId());
        });

        assertEquals(List.of("true", "false", "false", "test"), seen);
    }

    private Parent form(Language language) {
        Texts texts = new Texts();
        texts.language().set(language);
        LinkWords words = new LinkWords(texts, new Times(texts, () -> Instant.EPOCH, () -> ZoneOffset.UTC));
        var model = new BrokerFormViewModel(
                check, core, Runnable::run, new TlsFiles(new FakeDesktop(), Runnable::run, Runnable::run));
        Parent form = new ViewLoader(texts).load(new BrokerFormController(model, words, texts));
        new Scene(form);
        return form;
    }

    private static <N extends Node> N find(Parent form, String id, Class<N> type) {
        return type.cast(form.lookup("#" + id));
    }
}
