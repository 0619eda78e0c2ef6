package chat.hearth.ui.connection;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.snapshot.Gallery;
import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.view.Appearance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/// A [Gallery] of the dialog about the network in many states.
final class ConnectionGallery {
    private final Appearance appearance = new Appearance();
    private final Path folder;

    private ConnectionGallery(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        Gallery.open(arguments, folder -> new ConnectionGallery(folder).draw());
    }

    private void draw() throws IOException {
        for (Look look : Look.all()) {
            draw("hosted", hosted(look), look, 760);
            draw("failed", failed(look), look, 760);
            draw("certificate", certificate(look), look, 760);
            draw("lost", lost(look), look, 760);
        }
        for (Look look : List.of(Look.LARGE, Look.LARGEST)) {
            draw("hosted", hosted(look), look, 760);
            draw("failed", failed(look), look, 760);
            draw("certificate", certificate(look), look, 760);
        }
        draw("narrow-certificate", certificate(Look.PLAIN), Look.PLAIN, 420);
        draw("narrow-failed", failed(Look.PLAIN), Look.PLAIN, 420);
        draw("narrow-hosted", hosted(Look.PLAIN), Look.PLAIN, 420);
    }

    private void draw(String name, ConnectionScene scene, Look look, double width) throws IOException {
        look.on(appearance);
        Scene shown = new Scene(Gallery.dialog(scene.view), width, 760);
        appearance.dress(shown);
        Snapshots.write(shown, folder.resolve(name + "-" + look + ".png"));
        appearance.undress(shown);
        scene.controller.close();
    }

    private static ConnectionScene scene(NetworkChoice choice, Link link, Look look) {
        ConnectionScene scene = new ConnectionScene(choice, link);
        scene.texts.language().set(look.language());
        return scene;
    }

    static ConnectionScene hosted(Look look) {
        ConnectionScene scene = scene(ConnectionScene.HOSTED, new Link.Closed(), look);
        scene.find("others", CheckBox.class).fire();
        scene.core.runReady();
        return scene;
    }

    static ConnectionScene lost(Look look) {
        return scene(
                ConnectionScene.LAB,
                new Link.Down(
                        Link.Why.CONNECTION_REFUSED,
                        "",
                        ConnectionScene.NOW.minusSeconds(180),
                        3,
                        ConnectionScene.NOW.plusSeconds(8)),
                look);
    }

    static ConnectionScene certificate(Look look) {
        ConnectionScene scene =
                scene(ConnectionScene.LAB, new Link.Refused(Link.Why.CERTIFICATE_NOT_TRUSTED, "scripted"), look);
        scene.find("look", Button.class).fire();
        scene.core.runReady();
        scene.check.pass(Step.NAME, Step.TCP);
        scene.check.show(BrokerFormViewModelTest.SHOWN);
        return scene;
    }

    static ConnectionScene failed(Look look) {
        ConnectionScene scene = scene(ConnectionScene.LAB, new Link.Closed(), look);
        scene.find("change", Button.class).fire();
        scene.find("host", TextField.class).setText("mqtts://broker.lab.example");
        scene.find("use", Button.class).fire();
        scene.core.runReady();
        scene.check.pass(Step.NAME, Step.TCP, Step.TLS);
        scene.check.fail(Step.LOGIN, Link.Why.WRONG_PASSWORD);
        return scene;
    }
}
