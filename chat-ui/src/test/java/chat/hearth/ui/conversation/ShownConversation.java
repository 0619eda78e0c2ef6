package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Networks;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.connection.NoHosting;
import chat.hearth.ui.contact.PresenceWords;
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
final class ShownConversation implements ConversationController.Parts {
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
    private final CoreThread core;
    private final Executor ui;
    private final Times times;
    private final EmojiPictures pictures = new EmojiPictures();
    private final ViewLoader views = new ViewLoader(texts);
    private final Places places;
    private final Connection connection;

    ShownConversation(FakeSession session, CoreThread core, Executor ui, Places places) {
        this.session = session;
        this.core = core;
        this.ui = ui;
        this.places = places;
        times = new Times(texts, core, () -> ZoneOffset.UTC);
        connection = connection(session, core, ui);
        controller = new ConversationController(views, this, FakeSession.CHAT);
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

    @Override
    public ConversationViewModel model(ConversationId id) {
        return new ConversationViewModel(session, ui, times, places, id);
    }

    @Override
    public ComposerViewModel composing(ConversationId id) {
        return new ComposerViewModel(session, core, ui, id);
    }

    @Override
    public HeaderController header(ConversationViewModel model) {
        return new HeaderController(texts, new PresenceWords(texts, times), navigator, pictures, model);
    }

    @Override
    public MessagesController messages(ConversationViewModel model) {
        RowCells cells = new RowCells(texts, times, pictures, new DeliveryWords(texts, times));
        return new MessagesController(cells, desktop, navigator, notices, model);
    }

    @Override
    public NotesController notes(ConversationViewModel model) {
        return new NotesController(
                texts, new LinkWords(texts, times), connection, navigator, new EverySecond(core, ui), model);
    }

    @Override
    public ComposerController composer(ConversationViewModel model, ComposerViewModel composing) {
        return new ComposerController(
                texts,
                preferences,
                new ComposerWords(texts, new LinkWords(texts, times), pictures),
                navigator,
                model,
                composing);
    }
}
