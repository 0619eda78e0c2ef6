package chat.hearth.ui.verification;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.ui.contact.RecordedSession;
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
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// Draws the screen of the safety number to look at, into the folder given. Run it with
/// `-Dglass.platform=Headless -Dprism.order=sw`.
final class SafetyNumberGallery {
    private static final Contact ANA = RecordedSession.contact("a", "Ana Souza", Standing.ACCEPTED);
    private static final Contact LONG =
            RecordedSession.contact("c", "شهد العلي with a rather long name here", Standing.ACCEPTED);
    private static final SafetyNumber NUMBER = SafetyNumberViewModelTest.number(1);

    private final Appearance appearance = new Appearance();
    private final Path folder;

    private SafetyNumberGallery(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        Platform.startup(() -> {
            try {
                Fonts.load();
                new SafetyNumberGallery(Files.createDirectories(Path.of(arguments[0]))).drawAll();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } finally {
                Platform.exit();
            }
        });
    }

    private void drawAll() throws IOException {
        draw("light", SafetyNumberScene.of(ANA, NUMBER));
        draw("absent", SafetyNumberScene.withoutNumber(ANA));
        SafetyNumberScene different = SafetyNumberScene.of(ANA, NUMBER);
        different.desktop.clipboard = SafetyNumberViewModelTest.number(2).digits();
        different.find("#paste", Button.class).fire();
        draw("different", different);
        SafetyNumberScene turned = SafetyNumberScene.of(LONG, NUMBER);
        turned.scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        draw("right-to-left", turned);
        appearance.theme().set(Theme.DARK);
        SafetyNumberScene verified =
                SafetyNumberScene.of(ANA.with(ANA.assurance().with(Trust.VERIFIED)), NUMBER);
        verified.texts.language().set(Language.CHINESE);
        draw("verified-dark-zh", verified);
        appearance.theme().set(Theme.LIGHT);
        appearance.zoom().set(1.5);
        draw("zoom", SafetyNumberScene.of(LONG, NUMBER));
        appearance.zoom().set(1);
        draw("narrow", SafetyNumberScene.of(ANA, NUMBER), 420);
    }

    private void draw(String name, SafetyNumberScene screen) throws IOException {
        draw(name, screen, 760);
    }

    private void draw(String name, SafetyNumberScene screen, double width) throws IOException {
        appearance.dress(screen.scene);
        screen.find(".dialog-card", Region.class).setMaxHeight(Region.USE_PREF_SIZE);
        screen.scene.getRoot().resize(width, 780);
        screen.scene.getRoot().applyCss();
        screen.scene.getRoot().layout();
        Snapshots.write(screen.scene.getRoot().snapshot(null, null), folder.resolve("safety-" + name + ".png"));
        appearance.undress(screen.scene);
    }
}
