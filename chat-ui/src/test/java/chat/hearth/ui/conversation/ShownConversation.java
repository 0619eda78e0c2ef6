package chat.hearth.ui.conversation;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Networks;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.NoHosting;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Carets;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;

/// The page of one conversation with everything that it needs, in a window.
final class ShownConversation {
    final Texts texts = new Texts();
    final Navigator navigator = new Navigator();
    final Notices notices = new Notices();
    final FakeDesktop desktop = new FakeDesktop();
    final Appearance appearance = new Appearance();
    final Preferences preferences = new Preferences(texts, appearance);
    final ConversationController controller;
    final FakeSession session;
    final Stage stage = new Stage();
    final Scene scene;

    ShownConversation(FakeSession session, CoreThread core, Executor ui, Places places) {
        this.session = session;
        ViewLoader views = new ViewLoader(texts);
        Times times = new Times(texts, core, () -> ZoneOffset.UTC);
        controller = new ConversationController.Factory(
                        views,
                        new ConversationController.Sources(session, connection(session, core, ui), places, core, ui),
                        new ConversationController.Frame(
                                texts, times, navigator, notices, desktop, new EmojiPictures()),
                        preferences,
                        new EverySecond(core, ui))
                .of(FakeSession.CHAT);
        Parent root = views.load(controller);
        root.getStyleClass().add("root");
        scene = new Scene(root, 800, 740);
        appearance.dress(scene);
        stage.setScene(scene);
    }

    private static Connection connection(FakeSession session, CoreThread core, Executor ui) {
        NetworkChoice broker =
                new NetworkChoice.Broker(URI.create("mqtt://lab.example:1883"), Optional.empty(), Optional.empty());
        Networks none = _ -> (_, _) -> {
            throw new UnsupportedOperationException();
        };
        var connection = new Connection(
                session, none, new NoHosting(), core, ui, new Connection.Beginning(broker, Path.of("broker")));
        connection.begin();
        return connection;
    }

    <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(scene.getRoot().lookup(selector));
    }

    Button button(String selector) {
        return find(selector, Button.class);
    }

    void close() {
        controller.close();
        Carets.stop(scene);
        stage.hide();
    }
}
