package chat.hearth.ui.connection;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.text.Fonts;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// Draws the dialog about the network in many states to look at, in the folder given. Run it with
/// `-Dglass.platform=Headless -Dprism.order=sw`.
final class ConnectionGallery {
    private ConnectionGallery() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Platform.startup(() -> {
            try {
                Files.createDirectories(folder);
                Fonts.load();
                Appearance appearance = new Appearance();
                appearance.theme().set(Theme.LIGHT);
                draw(appearance, hosted(), folder.resolve("connection-hosted.png"));
                draw(appearance, failed(Language.ENGLISH), folder.resolve("connection-failed.png"));
                draw(appearance, certificate(Language.ENGLISH), folder.resolve("connection-certificate.png"));
                draw(appearance, lost(), folder.resolve("connection-lost.png"));
                appearance.theme().set(Theme.DARK);
                draw(appearance, failed(Language.CHINESE), folder.resolve("connection-failed-dark-zh.png"));
                draw(appearance, certificate(Language.CHINESE), folder.resolve("connection-certificate-dark-zh.png"));
                draw(appearance, hosted(), folder.resolve("connection-hosted-dark.png"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } finally {
                Platform.exit();
            }
        });
    }

    private static void draw(Appearance appearance, ConnectionScene scene, Path file) throws IOException {
        StackPane root = new StackPane(new Group(scene.view));
        Scene shown = new Scene(root, 640, 660);
        appearance.dress(shown);
        Snapshots.write(shown, file);
        appearance.undress(shown);
        scene.controller.close();
    }

    private static ConnectionScene hosted() {
        ConnectionScene scene = new ConnectionScene(ConnectionScene.HOSTED, new Link.Closed());
        new Scene(scene.view);
        scene.find("others", CheckBox.class).fire();
        scene.core.runReady();
        return scene;
    }

    private static ConnectionScene lost() {
        return new ConnectionScene(
                ConnectionScene.LAB,
                new Link.Down(
                        Link.Why.CONNECTION_REFUSED,
                        "",
                        ConnectionScene.NOW.minusSeconds(180),
                        3,
                        ConnectionScene.NOW.plusSeconds(8)));
    }

    private static ConnectionScene certificate(Language language) {
        ConnectionScene scene = new ConnectionScene(
                ConnectionScene.LAB, new Link.Refused(Link.Why.CERTIFICATE_NOT_TRUSTED, "scripted"));
        scene.texts.language().set(language);
        new Scene(scene.view);
        scene.find("look", Button.class).fire();
        scene.core.runReady();
        scene.check.pass(Step.NAME, Step.TCP);
        scene.check.show(BrokerFormViewModelTest.SHOWN);
        return scene;
    }

    private static ConnectionScene failed(Language language) {
        ConnectionScene scene = new ConnectionScene(ConnectionScene.LAB, new Link.Closed());
        scene.texts.language().set(language);
        new Scene(scene.view);
        scene.find("change", Button.class).fire();
        scene.find("host", TextField.class).setText("mqtts://broker.lab.example");
        scene.find("use", Button.class).fire();
        scene.core.runReady();
        scene.check.pass(Step.NAME, Step.TCP, Step.TLS);
        scene.check.fail(Step.LOGIN, Link.Why.WRONG_PASSWORD);
        return scene;
    }
}
