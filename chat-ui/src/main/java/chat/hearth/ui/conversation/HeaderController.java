package chat.hearth.ui.conversation;

import chat.hearth.core.contact.Contact;
import chat.hearth.ui.contact.Avatar;
import chat.hearth.ui.contact.PresenceWords;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.PreviewText;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import com.google.inject.assistedinject.Assisted;
import com.google.inject.assistedinject.AssistedInject;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// Who a conversation is with, whether they are there, and how safe it is.
final class HeaderController implements AutoCloseable {
    private final Texts texts;
    private final PresenceWords words;
    private final Navigator navigator;
    private final ConversationViewModel model;
    private final Avatar avatar = new Avatar();
    private final PreviewText name;
    private Subscription language = Subscription.EMPTY;

    @FXML
    private Button person;

    @FXML
    private Pane picture;

    @FXML
    private Pane nameLine;

    @FXML
    private Label presence;

    @AssistedInject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    HeaderController(
            Texts texts,
            PresenceWords words,
            Navigator navigator,
            EmojiPictures pictures,
            @Assisted ConversationViewModel model) {
        this.texts = texts;
        this.words = words;
        this.navigator = navigator;
        this.model = model;
        name = new PreviewText(pictures);
    }

    @FXML
    void initialize() {
        name.getStyleClass().add("strong");
        name.setMaxWidth(Region.USE_PREF_SIZE);
        nameLine.getChildren().setAll(name);
        picture.getChildren().setAll(avatar);
        model.contact().addListener((_, _, _) -> show());
        model.presence().addListener((_, _, _) -> show());
        model.offline().addListener((_, _, _) -> show());
        language = texts.language().subscribe(_ -> show());
    }

    @FXML
    void openDetails() {
        model.contact().get().ifPresent(contact -> navigator.show(new Route.ContactDetails(contact.id())));
    }

    @Override
    public void close() {
        language.unsubscribe();
    }

    private void show() {
        Optional<Contact> contact = model.contact().get();
        String called =
                contact.map(known -> known.shownName().value()).orElseGet(() -> texts.get("conversation.nobody"));
        String there = words.of(model.presence().get(), model.offline().get());
        name.setText(called);
        avatar.show(model.id().peer(), called, contact.map(_ -> model.presence().get()));
        presence.setText(texts.get("conversation.header.line", there));
        person.setAccessibleText(texts.get("conversation.header.spoken", called, there));
        person.setDisable(contact.isEmpty());
    }
}
