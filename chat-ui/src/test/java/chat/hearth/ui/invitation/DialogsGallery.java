package chat.hearth.ui.invitation;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.NetworkChoice.Reach;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.snapshot.Gallery;
import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.view.Appearance;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// A [Gallery] of the dialogs about people, and of the requests.
final class DialogsGallery {
    private static final URI LAN = URI.create("mqtt://192.168.1.5:1883");
    private static final URI OTHER = URI.create("mqtt://10.0.0.5:1883");
    private static final Contact ANA = RecordedSession.contact("a", "Ana Souza", Standing.ACCEPTED);
    private static final Contact LONG =
            RecordedSession.contact("d", "محمد بن عبد الله الأنصاري 🌸 Maximiliane v. H.", Standing.BLOCKED);

    private final Appearance appearance = new Appearance();
    private final Path folder;

    private DialogsGallery(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        Gallery.open(arguments, folder -> {
            DialogsGallery gallery = new DialogsGallery(folder);
            for (Look look : Look.all()) {
                gallery.draw("", look, 760);
            }
            gallery.draw("", Look.LARGE, 760);
            gallery.draw("", Look.LARGEST, 760);
            gallery.draw("narrow-", Look.PLAIN, 400);
        });
    }

    private void draw(String kind, Look look, double width) throws IOException {
        look.on(appearance);
        for (Map.Entry<String, Supplier<Parent>> picture : pictures(look).entrySet()) {
            Scene scene = new Scene(picture.getValue().get(), width, 780);
            appearance.dress(scene);
            Snapshots.write(scene, folder.resolve(kind + picture.getKey() + "-" + look + ".png"));
            appearance.undress(scene);
        }
    }

    static Map<String, Supplier<Parent>> pictures(Look look) {
        Dialogs dialogs = dialogs(look);
        Dialogs empty = new Dialogs(new NetworkChoice.Broker(LAN, Optional.empty(), Optional.empty()));
        empty.texts.language().set(look.language());
        String link = InvitationLink.full(Invitations.from("Omar Haddad", "mqtt://lab.example:1883", new Random(2)));
        return Map.of(
                "requests", () -> dialogs.views.load(dialogs.requests()),
                "requests-empty", () -> empty.views.load(empty.requests()),
                "invite", () -> dialog(dialogs, dialogs.invite()),
                "add", () -> dialog(dialogs, dialogs.add(link)),
                "add-broken", () -> dialog(dialogs, dialogs.add("nothing")),
                "details", () -> dialog(dialogs, dialogs.details(ANA.id())),
                "details-blocked", () -> dialog(dialogs, dialogs.details(LONG.id())));
    }

    private static Parent dialog(Dialogs dialogs, Object controller) {
        return Gallery.dialog(dialogs.views.load(controller));
    }

    private static Dialogs dialogs(Look look) {
        Dialogs dialogs = new Dialogs(
                new NetworkChoice.Hosted(1883, Reach.THIS_COMPUTER, "k7qz2m4xp9wd"),
                ANA,
                LONG,
                RecordedSession.contact("b", "ANA SOUZA", Standing.REQUESTED),
                RecordedSession.contact("c", "شهد العلي 👩‍🚀 with a rather long name here", Standing.REQUESTED));
        dialogs.texts.language().set(look.language());
        dialogs.session.answer(
                "invite", CompletableFuture.completedFuture(Invitations.from("Me", LAN.toString(), new Random(1))));
        dialogs.broker.accept(new Hosting.State.Running(
                1883, Reach.THIS_COMPUTER, List.of(LAN, OTHER), Bytes.ofHex("5a".repeat(32)), 0));
        return dialogs;
    }
}
