package chat.hearth.ui.sidebar;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.snapshot.Gallery;
import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A [Gallery] of the list in many states.
final class SidebarGallery {
    private static final double WIDTH = 760;
    private static final double NARROW = 420;

    private final Appearance appearance = new Appearance();
    private final Path folder;

    private SidebarGallery(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        Gallery.open(arguments, folder -> new SidebarGallery(folder).draw());
    }

    private void draw() throws IOException {
        for (Look look : Look.all()) {
            draw("sidebar", full(), look, WIDTH);
        }
        draw("sidebar-empty", new Crowd(), Look.PLAIN, WIDTH);
        draw("sidebar-empty", new Crowd(), Look.LARGEST, WIDTH);
        draw("sidebar-offline", offline(), Look.LARGE, WIDTH);
        draw("sidebar", full(), Look.LARGEST, WIDTH);
        draw("sidebar-narrow", full(), Look.PLAIN, NARROW);
        draw("sidebar-narrow-offline", offline(), Look.LARGEST.zoomed(1), NARROW);
        draw("sidebar-narrow-offline", offline(), Look.PLAIN, NARROW);
        drawAlone("sidebar-alone-empty", new Crowd(), Look.PLAIN);
        drawAlone("sidebar-alone-empty", new Crowd(), Look.LARGEST);
    }

    private void draw(String name, Crowd crowd, Look look, double width) throws IOException {
        SidebarScene scene = new SidebarScene(crowd);
        scene.navigator.show(new Route.Chat(new ConversationId(Crowd.peer(1))));
        HBox.setHgrow(scene.nobody, Priority.ALWAYS);
        write(name, scene, look, new HBox(scene.list, scene.nobody), width);
    }

    /// As in a window that has no room for a page beside it.
    private void drawAlone(String name, Crowd crowd, Look look) throws IOException {
        SidebarScene scene = new SidebarScene(crowd);
        HBox.setHgrow(scene.list, Priority.ALWAYS);
        HBox root = new HBox(scene.list);
        root.getStyleClass().add("window");
        root.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), true);
        write(name, scene, look, root, NARROW);
    }

    private void write(String name, SidebarScene scene, Look look, HBox root, double width) throws IOException {
        look.on(appearance);
        scene.texts.language().set(look.language());
        Scene shown = new Scene(root, width, 740);
        appearance.dress(shown);
        Snapshots.write(shown, folder.resolve(name + "-" + look + ".png"));
        appearance.undress(shown);
        scene.controller.close();
    }

    private static Crowd full() {
        Crowd crowd = new Crowd();
        people(crowd);
        crowd.presenceIs(1, new Presence.Online());
        crowd.presenceIs(2, new Presence.Away(Optional.empty()));
        crowd.presenceIs(4, new Presence.Left(Crowd.NOW.minus(Duration.ofHours(2))));
        crowd.presenceIs(5, new Presence.LastSeen(Crowd.NOW.minus(Duration.ofDays(3))));
        crowd.presenceIs(6, new Presence.Lost(Crowd.NOW));
        return crowd;
    }

    private static Crowd offline() {
        Crowd crowd = new Crowd();
        people(crowd);
        crowd.hears(1, Crowd.NOW.minusSeconds(60), "Sure", new Delivery.Queued());
        crowd.linkIs(new Link.Down(
                Link.Why.CONNECTION_REFUSED, "", Crowd.NOW.minusSeconds(90), 3, Crowd.NOW.plusSeconds(8)));
        return crowd;
    }

    private static void people(Crowd crowd) {
        crowd.knows(1, "Mei Lin 林美");
        crowd.knows(2, "Omar Haddad");
        crowd.knows(3, "Ana Souza", Standing.REQUESTED, Crowd.NOW.minusSeconds(120));
        crowd.knows(4, "Priya Nair");
        crowd.knows(5, "Sven Östlund");
        crowd.knows(6, "مريم عبد الرحمن الطويلة الاسم جدا لا ينتهي");
        crowd.knows(7, "Maximiliane von Hohenstein-Waldeck 🌸👩🏽‍🚀");
        crowd.knows(8, "Invited Person", Standing.INVITED, Crowd.NOW.minus(Duration.ofDays(9)));
        crowd.knows(9, "Former Friend", Standing.REMOVED, Crowd.NOW);
        crowd.contactIs(crowd.contact(4).withNickname(Optional.of(new DisplayName("Priya (lab)"))));
        var day = Duration.ofDays(1);
        crowd.says(1, Crowd.NOW.minusSeconds(180), "Can you keep the logger on until then?", 0);
        crowd.hears(2, Crowd.NOW.minusSeconds(2800), "See you at the gate then", delivered());
        crowd.says(4, Crowd.NOW.minus(day), "Thanks! I’ll read it tonight 🙂 and answer in the morning", 3);
        crowd.hears(5, Crowd.NOW.minus(day.multipliedBy(5)), "Hello?", new Delivery.Sent(Crowd.NOW));
        crowd.says(6, Crowd.NOW.minus(day.multipliedBy(6)), "مرحبا كيف حالك؟", 128);
        crowd.drafts(7, "I wanted to tell you that");
        crowd.says(9, Crowd.NOW.minus(day.multipliedBy(60)), "Good-bye", 0);
    }

    private static Delivery delivered() {
        return new Delivery.Delivered(Optional.empty(), Crowd.NOW);
    }
}
