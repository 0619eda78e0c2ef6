package chat.hearth.ui.invitation;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.NetworkChoice.Reach;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.text.Fonts;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/// Draws the dialogs about people to look at, into the folder given. Run it with
/// `-Dglass.platform=Headless -Dprism.order=sw`.
final class DialogsGallery {
    private static final URI LAN = URI.create("mqtt://192.168.1.5:1883");
    private static final URI OTHER = URI.create("mqtt://10.0.0.5:1883");
    private static final Contact ANA = RecordedSession.contact("a", "Ana Souza", Standing.ACCEPTED);

    private DialogsGallery() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Platform.startup(() -> {
            try {
                Files.createDirectories(folder);
                Fonts.load();
                draw(folder, "light", Theme.LIGHT, Language.ENGLISH, 1);
                draw(folder, "dark", Theme.DARK, Language.CHINESE, 1);
                draw(folder, "zoom", Theme.LIGHT, Language.ENGLISH, 1.5);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } finally {
                Platform.exit();
            }
        });
    }

    private static void draw(Path folder, String name, Theme theme, Language language, double zoom) throws IOException {
        Appearance appearance = new Appearance();
        appearance.theme().set(theme);
        appearance.zoom().set(zoom);
        Dialogs dialogs = new Dialogs(
                new NetworkChoice.Hosted(1883, Reach.THIS_COMPUTER, "k7qz2m4xp9wd"),
                ANA,
                RecordedSession.contact("b", "ANA SOUZA", Standing.REQUESTED),
                RecordedSession.contact("c", "شهد العلي 👩‍🚀 with a rather long name here", Standing.REQUESTED));
        dialogs.texts.language().set(language);
        dialogs.session.answer(
                "invite", CompletableFuture.completedFuture(Invitations.from("Me", LAN.toString(), new Random(1))));
        dialogs.broker.accept(new Hosting.State.Running(
                1883, Reach.THIS_COMPUTER, List.of(LAN, OTHER), Bytes.ofHex("5a".repeat(32)), 0));
        String link = InvitationLink.full(Invitations.from("Omar Haddad", "mqtt://lab.example:1883", new Random(2)));
        write(dialogs, appearance, dialogs.requests(), folder.resolve("requests-" + name + ".png"));
        write(dialogs, appearance, dialogs.invite(), folder.resolve("invite-" + name + ".png"));
        write(dialogs, appearance, dialogs.add(link), folder.resolve("add-" + name + ".png"));
        write(dialogs, appearance, dialogs.add("nothing"), folder.resolve("add-broken-" + name + ".png"));
        write(dialogs, appearance, dialogs.details(ANA.id()), folder.resolve("details-" + name + ".png"));
        Dialogs empty = new Dialogs(new NetworkChoice.Broker(LAN, Optional.empty(), Optional.empty()));
        empty.texts.language().set(language);
        write(empty, appearance, empty.requests(), folder.resolve("requests-empty-" + name + ".png"));
    }

    private static void write(Dialogs dialogs, Appearance appearance, Object controller, Path file) throws IOException {
        StackPane root = new StackPane(dialogs.views.load(controller));
        Scene scene = new Scene(root, 760, 780);
        appearance.dress(scene);
        root.applyCss();
        root.layout();
        Snapshots.write(scene, file);
        appearance.undress(scene);
    }
}
