package chat.hearth.ui.conversation;

import chat.hearth.core.contact.Contact;
import chat.hearth.ui.contact.Avatar;
import chat.hearth.ui.contact.ContactProtection;
import chat.hearth.ui.contact.PresenceWords;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.PreviewText;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Who a conversation is with, whether they are there, and how safe it is.
final class HeaderController implements AutoCloseable {
    private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");

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
    private Label verified;

    @FXML
    private Label presence;

    @FXML
    private Label protection;

    @FXML
    private FontIcon lock;

    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    HeaderController(
            Texts texts,
            PresenceWords words,
            Navigator navigator,
            EmojiPictures pictures,
            ConversationViewModel model) {
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
        verified.managedProperty().bind(verified.visibleProperty());
        protection.managedProperty().bind(protection.visibleProperty());
        model.storedDraft().addListener((_, _, _) -> show());
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
        // Until the conversation is read nobody is said not to be a contact, or not to be there.
        boolean isRead = model.storedDraft().get().isPresent() || contact.isPresent();
        String called = contact.map(known -> known.shownName().value())
                .orElseGet(() -> isRead ? texts.get("conversation.nobody") : "");
        String there = isRead ? words.of(model.presence().get(), model.offline().get()) : "";
        name.setText(called);
        avatar.show(model.id().peer(), called, contact.map(_ -> model.presence().get()));
        Optional<ContactProtection> known =
                contact.map(ContactProtection::of).filter(each -> each != ContactProtection.AWAITED);
        boolean sure = contact.flatMap(each -> each.assurance().verified()).isPresent();
        presence.setText(known.isEmpty() ? there : texts.get("conversation.header.line", there));
        verified.setVisible(sure);
        protection.setVisible(known.isPresent());
        known.ifPresent(this::showProtection);
        String spoken = sure ? texts.get("conversation.header.spoken.name", called) : called;
        person.setAccessibleText(known.map(this::protectionText)
                .map(safe -> texts.get("conversation.header.spoken", spoken, there, safe))
                .orElseGet(() -> texts.get("conversation.header.spoken.unknown", spoken, there)));
        person.setDisable(contact.isEmpty());
    }

    private void showProtection(ContactProtection now) {
        protection.setText(protectionText(now));
        // Where room is short, the end of *encrypted* may go; that it is not encrypted is always said.
        protection.setMinWidth(now == ContactProtection.PLAIN ? Region.USE_PREF_SIZE : 0);
        protection.pseudoClassStateChanged(PLAIN, now == ContactProtection.PLAIN);
        lock.setIconCode(now == ContactProtection.PLAIN ? Feather.UNLOCK : Feather.LOCK);
    }

    private String protectionText(ContactProtection now) {
        return switch (now) {
            case SEALED -> texts.get("conversation.header.sealed");
            case PLAIN -> texts.get("conversation.header.plain");
            case AWAITED -> "";
        };
    }
}
