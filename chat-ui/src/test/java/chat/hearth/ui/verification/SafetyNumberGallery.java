package chat.hearth.ui.verification;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.snapshot.Gallery;
import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.view.Appearance;
import java.io.IOException;
import java.nio.file.Path;
import javafx.geometry.NodeOrientation;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;

/// A [Gallery] of the screen of the safety number.
final class SafetyNumberGallery {
    private static final Contact ANA = RecordedSession.contact("a", "Ana Souza", Standing.ACCEPTED);
    private static final Contact LONG =
            RecordedSession.contact("c", "شهد العلي with a rather long name here", Standing.ACCEPTED);
    private static final Contact VERIFIED = ANA.with(ANA.assurance().with(new Trust.Verified(RecordedSession.NOON)));
    private static final SafetyNumber NUMBER = SafetyNumberViewModelTest.number(1);

    private final Appearance appearance = new Appearance();
    private final Path folder;

    private SafetyNumberGallery(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        Gallery.open(arguments, folder -> new SafetyNumberGallery(folder).drawAll());
    }

    private void drawAll() throws IOException {
        for (Look look : Look.all()) {
            draw("number-" + look, SafetyNumberScene.of(ANA, NUMBER), look, 760);
            draw("verified-" + look, SafetyNumberScene.of(VERIFIED, NUMBER), look, 760);
            draw("different-" + look, different(), look, 760);
        }
        draw("absent", SafetyNumberScene.withoutNumber(ANA), Look.PLAIN, 760);
        SafetyNumberScene turned = SafetyNumberScene.of(LONG, NUMBER);
        turned.scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        draw("right-to-left", turned, Look.PLAIN, 760);
        draw("large", SafetyNumberScene.of(LONG, NUMBER), Look.LARGE, 760);
        draw("largest", SafetyNumberScene.of(VERIFIED, NUMBER), Look.LARGEST, 900);
        draw("narrow", SafetyNumberScene.of(ANA, NUMBER), Look.PLAIN, 420);
    }

    private static SafetyNumberScene different() {
        SafetyNumberScene different = SafetyNumberScene.of(ANA, NUMBER);
        different.desktop.clipboard = SafetyNumberViewModelTest.number(2).digits();
        different.find("#paste", Button.class).fire();
        return different;
    }

    private void draw(String name, SafetyNumberScene screen, Look look, double width) throws IOException {
        look.on(appearance);
        screen.texts.language().set(look.language());
        Parent card = screen.find(".dialog-card", Parent.class);
        NodeOrientation orientation = screen.scene.getNodeOrientation();
        Scene scene = new Scene(Gallery.dialog(card), width, 780);
        scene.setNodeOrientation(orientation);
        appearance.dress(scene);
        Snapshots.write(scene, folder.resolve("safety-" + name + ".png"));
        appearance.undress(scene);
    }
}
