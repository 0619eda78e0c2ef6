package chat.hearth.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Trust;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Language;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionControllerTest {
    private static final NetworkChoice.Broker OTHER =
            new NetworkChoice.Broker(URI.create("mqtt://other.example:1883"), Optional.empty(), Optional.empty());

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aLostNetworkCountsDownAndCanBeTriedNow(Language language) throws Exception {
        List<Object> seen = FxThread.call(() -> {
            ConnectionScene scene = scene(ConnectionScene.LAB, down());
            scene.texts.language().set(language);
            String eight = text(scene, "sentence");
            scene.core.advance(Duration.ofSeconds(3));
            scene.controller.tick();
            button(scene, "retry").fire();
            boolean counts = !eight.equals(text(scene, "sentence"));
            scene.controller.close();
            return List.of(eight.contains("8"), counts, scene.asked.contains("retryNow"));
        });

        assertEquals(List.of(true, true, true), seen);
    }

    @Test
    void anOwnNetworkIsOpenedToOthersAndItsAddressCopied() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            ConnectionScene scene = scene(ConnectionScene.HOSTED, new Link.Closed());
            scene.find("others", CheckBox.class).fire();
            scene.core.runReady();
            scene.view.lookupAll(".copyable .button").forEach(copy -> ((Button) copy).fire());
            scene.controller.close();
            return List.of(text(scene, "hosting"), scene.copied);
        });

        assertEquals(
                List.of("Running on port 1883; 2 others are connected.", List.of("mqtts://192.168.1.5:1883")), seen);
    }

    @Test
    void anUntestedNetworkIsUsedOnlyOnceItsTestHasPassed() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            ConnectionScene scene = other();
            button(scene, "use").fire();
            scene.core.runReady();
            NetworkChoice before = scene.connection.choice().get();
            scene.check.pass(Step.values());
            scene.controller.close();
            return List.of(before, scene.connection.choice().get());
        });

        assertEquals(List.of(ConnectionScene.LAB, OTHER), seen);
    }

    @Test
    void aNetworkThatFailsIsUsedOnlyIfAPersonInsists() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            ConnectionScene scene = other();
            button(scene, "use").fire();
            scene.core.runReady();
            scene.check.fail(Step.NAME, Link.Why.UNKNOWN_HOST);
            NetworkChoice before = scene.connection.choice().get();
            String label = button(scene, "use").getText();
            button(scene, "use").fire();
            scene.controller.close();
            return List.of(before, label, scene.connection.choice().get());
        });

        assertEquals(List.of(ConnectionScene.LAB, "Use it anyway", OTHER), seen);
    }

    @Test
    void certificateThatStoppedTheConnectionIsLookedAtAndTrusted() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            ConnectionScene scene =
                    scene(ConnectionScene.LAB, new Link.Refused(Link.Why.OTHER_CERTIFICATE, "scripted"));
            boolean offered = button(scene, "look").isVisible();
            button(scene, "look").fire();
            scene.core.runReady();
            scene.check.show(BrokerFormViewModelTest.SHOWN);
            boolean besides = button(scene, "use").getParent().isVisible();
            button(scene, "trustIt").fire();
            scene.core.runReady();
            scene.check.pass(Step.values());
            button(scene, "use").fire();
            scene.controller.close();
            return List.of(offered, besides, scene.connection.choice().get());
        });

        var trusted = ConnectionScene.LAB.withTrust(new Trust.Pinned(BrokerFormViewModelTest.SHOWN.fingerprint()));
        assertEquals(List.of(true, false, trusted), seen);
    }

    @Test
    void aNetworkThatIsMerelyAwayOffersNoCertificate() throws Exception {
        boolean offered = FxThread.call(() -> {
            ConnectionScene scene = scene(ConnectionScene.LAB, down());
            scene.controller.close();
            return button(scene, "look").isVisible();
        });

        assertEquals(false, offered);
    }

    @Test
    void whoHostsAgainKeepsPortCodeAndCertificate() throws Exception {
        Object seen = FxThread.call(() -> {
            ConnectionScene scene = scene(ConnectionScene.HOSTED, new Link.Closed());
            scene.connection.choose(OTHER);
            scene.core.runReady();
            button(scene, "hostHere").fire();
            scene.controller.close();
            return scene.connection.choice().get();
        });

        assertEquals(ConnectionScene.HOSTED.withCertificate(ConnectionScene.CERTIFICATE), seen);
    }

    @Test
    void otherSurroundingsHurryWhatWaitsAndNothingElse() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            ConnectionScene waiting = scene(ConnectionScene.LAB, down());
            ConnectionScene refused = scene(ConnectionScene.LAB, new Link.Refused(Link.Why.WRONG_PASSWORD, ""));
            waiting.connection.surroundingsChanged();
            refused.connection.surroundingsChanged();
            waiting.controller.close();
            refused.controller.close();
            return List.of(waiting.asked.contains("retryNow"), refused.asked.contains("retryNow"));
        });

        assertEquals(List.of(true, false), seen);
    }

    private static ConnectionScene other() {
        ConnectionScene scene = scene(ConnectionScene.LAB, down());
        button(scene, "change").fire();
        scene.find("host", TextField.class).setText("mqtt://other.example");
        return scene;
    }

    private static Link down() {
        return new Link.Down(
                Link.Why.CONNECTION_REFUSED,
                "",
                ConnectionScene.NOW.minusSeconds(180),
                3,
                ConnectionScene.NOW.plusSeconds(8));
    }

    private static ConnectionScene scene(NetworkChoice choice, Link link) {
        ConnectionScene scene = new ConnectionScene(choice, link);
        new Scene(scene.view, 640, 640);
        return scene;
    }

    private static Button button(ConnectionScene scene, String id) {
        return scene.find(id, Button.class);
    }

    private static String text(ConnectionScene scene, String id) {
        return scene.find(id, Label.class).getText();
    }
}
