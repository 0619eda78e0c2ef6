package chat.hearth.ui.sidebar;

import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.connection.NoHosting;
import chat.hearth.ui.contact.PresenceWords;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// The list and the empty page with a crowd behind them. On the FX thread.
final class SidebarScene {
    final Crowd crowd;
    final Texts texts = new Texts();
    final Navigator navigator = new Navigator();
    final ManualCore core = new ManualCore();
    final SidebarViewModel model;
    final SidebarController controller;
    final Parent list;
    final Parent nobody;

    SidebarScene(Crowd crowd) {
        this.crowd = crowd;
        Times times = new Times(texts, () -> Crowd.NOW, () -> ZoneOffset.UTC);
        model = new SidebarViewModel(crowd.session(), Runnable::run, navigator, texts);
        var broker = new NetworkChoice.Broker(
                URI.create("mqtts://broker.lab.example:8883"), Optional.empty(), Optional.empty());
        var connection = new Connection(
                crowd.session(),
                SidebarScene::unused,
                new NoHosting(),
                core,
                Runnable::run,
                new Connection.Beginning(broker, Path.of("broker")));
        ViewLoader views = new ViewLoader(texts);
        EverySecond seconds = new EverySecond(core, Runnable::run);
        controller = new SidebarController(
                model,
                new FootController(model, connection, new LinkWords(texts, times), texts, seconds),
                new RowWords(texts, times, new PresenceWords(texts, times)),
                new SidebarController.Frame(views, texts, times, new EmojiPictures(), seconds));
        list = views.load(controller);
        nobody = views.load(new NobodyController(model));
    }

    <N extends Node> N find(String id, Class<N> type) {
        Node inList = list.lookup("#" + id);
        return type.cast(inList == null ? nobody.lookup("#" + id) : inList);
    }

    private static Network unused(@Nullable NetworkChoice choice) {
        throw new UnsupportedOperationException(String.valueOf(choice));
    }
}
