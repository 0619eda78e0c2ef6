package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.session.Session;
import chat.hearth.core.time.CoreThread;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.contact.PresenceWords;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.TakesKeyboard;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.Ui;
import chat.hearth.ui.view.ViewLoader;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The page of one conversation. Closed when one leaves it.
public final class ConversationController implements AutoCloseable, TakesKeyboard {
    private final ViewLoader views;
    private final ConversationViewModel model;
    private final HeaderController header;
    private final MessagesController messages;
    private final NotesController notes;
    private final ComposerController composer;

    @FXML
    private VBox conversation;

    /// Where a page gets what it shows, and keeps what one leaves.
    public record Sources(
            Session session,
            Connection connection,
            Places places,
            CoreThread core,
            @Ui Executor ui) {
        @Inject
        public Sources {}
    }

    /// What a page is shown with.
    public record Frame(
            Texts texts, Times times, Navigator navigator, Notices notices, Desktop desktop, EmojiPictures pictures) {
        @Inject
        public Frame {}
    }

    /// Makes pages.
    public record Factory(
            ViewLoader views, Sources sources, Frame frame, Preferences preferences, EverySecond everySecond) {
        @Inject
        public Factory {}

        public ConversationController of(ConversationId id) {
            var model = new ConversationViewModel(sources.session(), sources.ui(), frame.times(), sources.places(), id);
            return new ConversationController(
                    views, model, header(model), messages(model), notes(model), composer(model));
        }

        private HeaderController header(ConversationViewModel model) {
            var words = new PresenceWords(frame.texts(), frame.times());
            return new HeaderController(frame.texts(), words, frame.navigator(), frame.pictures(), model);
        }

        private MessagesController messages(ConversationViewModel model) {
            var words = new DeliveryWords(frame.texts(), frame.times());
            var cells = new RowCells(frame.texts(), frame.times(), frame.pictures(), words);
            return new MessagesController(cells, frame.desktop(), frame.navigator(), frame.notices(), model);
        }

        private NotesController notes(ConversationViewModel model) {
            return new NotesController(
                    frame.texts(), linkWords(), sources.connection(), frame.navigator(), everySecond, model);
        }

        private ComposerController composer(ConversationViewModel model) {
            var words = new ComposerWords(frame.texts(), linkWords(), frame.pictures());
            var composer = new ComposerViewModel(sources.session(), sources.core(), sources.ui(), model.id());
            return new ComposerController(frame.texts(), preferences, words, frame.navigator(), model, composer);
        }

        private LinkWords linkWords() {
            return new LinkWords(frame.texts(), frame.times());
        }
    }

    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    private ConversationController(
            ViewLoader views,
            ConversationViewModel model,
            HeaderController header,
            MessagesController messages,
            NotesController notes,
            ComposerController composer) {
        this.views = views;
        this.model = model;
        this.header = header;
        this.messages = messages;
        this.notes = notes;
        this.composer = composer;
    }

    @FXML
    void initialize() {
        Parent list = views.load(messages);
        VBox.setVgrow(list, Priority.ALWAYS);
        conversation.getChildren().setAll(views.load(header), list, views.load(notes), views.load(composer));
    }

    @Override
    public void takeKeyboard() {
        composer.focus();
    }

    @Override
    public void close() {
        messages.close();
        notes.close();
        composer.close();
        header.close();
        model.close();
    }
}
