package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.ui.view.TakesKeyboard;
import chat.hearth.ui.view.ViewLoader;
import com.google.inject.assistedinject.Assisted;
import com.google.inject.assistedinject.AssistedInject;
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

    /// Makes pages.
    public interface Factory {
        ConversationController of(ConversationId conversation);
    }

    /// Makes the parts of a page.
    interface Parts {
        ConversationViewModel model(ConversationId id);

        ComposerViewModel composing(ConversationId id);

        HeaderController header(ConversationViewModel model);

        MessagesController messages(ConversationViewModel model);

        NotesController notes(ConversationViewModel model);

        ComposerController composer(ConversationViewModel model, ComposerViewModel composing);
    }

    @AssistedInject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    ConversationController(ViewLoader views, Parts parts, @Assisted ConversationId id) {
        this.views = views;
        model = parts.model(id);
        header = parts.header(model);
        messages = parts.messages(model);
        notes = parts.notes(model);
        composer = parts.composer(model, parts.composing(id));
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
