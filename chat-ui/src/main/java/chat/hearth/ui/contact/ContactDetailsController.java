package chat.hearth.ui.contact;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.session.Session;
import chat.hearth.ui.contact.ContactDetailsViewModel.Action;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.PreviewText;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The dialog about one person.
public final class ContactDetailsController implements AutoCloseable {
    private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");

    private final ContactDetailsViewModel model;
    private final Desktop desktop;
    private final Navigator navigator;
    private final Words words;
    private final ContactWords about;
    private final Texts texts;
    private final PreviewText name;

    @FXML
    private Avatar avatar;

    @FXML
    private StackPane namePlace;

    @FXML
    private Label presence;

    @FXML
    private TextField nickname;

    @FXML
    private Label unfit;

    @FXML
    private TextField id;

    @FXML
    private Label since;

    @FXML
    private Label protection;

    @FXML
    private Label trust;

    @FXML
    private Button remove;

    @FXML
    private Button erase;

    @FXML
    private Button block;

    @FXML
    private Button unblock;

    /// Makes one for somebody.
    public record Factory(Session session, @Ui Executor ui, Desktop desktop, Navigator navigator, Words words) {
        @Inject
        public Factory {}

        public ContactDetailsController of(PeerId peer) {
            var model = new ContactDetailsViewModel(session, ui, navigator, words.texts(), peer);
            return new ContactDetailsController(model, desktop, navigator, words);
        }
    }

    /// Where the dialog gets its words.
    public record Words(Texts texts, Times times, PresenceWords presences, Notices notices, EmojiPictures pictures) {
        @Inject
        public Words {}
    }

    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    public ContactDetailsController(ContactDetailsViewModel model, Desktop desktop, Navigator navigator, Words words) {
        this.model = model;
        this.desktop = desktop;
        this.navigator = navigator;
        this.words = words;
        this.texts = words.texts();
        this.about = new ContactWords(words.texts(), words.times());
        this.name = new PreviewText(words.pictures());
    }

    @FXML
    void initialize() {
        name.getStyleClass().add("strong");
        name.setMaxWidth(Region.USE_PREF_SIZE);
        namePlace.getChildren().setAll(name);
        nickname.textProperty().bindBidirectional(model.nickname());
        id.setText(model.peer().value());
        Shown.when(unfit, model.unfit());
        bind(presence, this::presenceText, model.presence(), model.link(), texts.language());
        bind(since, () -> ofContact(about::since), model.contact(), texts.language());
        bind(protection, () -> ofContact(about::protection), model.contact(), texts.language());
        bind(trust, () -> ofContact(about::trust), model.contact(), texts.language());
        model.contact().subscribe(this::shown);
        model.presence().subscribe(_ -> shown(model.contact().get()));
    }

    @Override
    public void close() {
        model.close();
    }

    @FXML
    void saveNickname() {
        model.saveNickname();
        if (!model.unfit().get()) {
            words.notices().say(texts.get("contact.nickname.saved"));
        }
    }

    @FXML
    void clearNickname() {
        model.clearNickname();
        nickname.requestFocus();
    }

    @FXML
    void copyId() {
        desktop.copy(model.peer().value());
        words.notices().say(texts.get("contact.id.copied"));
    }

    @FXML
    void safety() {
        navigator.show(new Route.SafetyNumber(model.peer()));
    }

    @FXML
    void remove() {
        model.take(Action.REMOVE);
    }

    @FXML
    void erase() {
        model.take(Action.ERASE);
    }

    @FXML
    void block() {
        model.take(Action.BLOCK);
    }

    @FXML
    void unblock() {
        model.take(Action.UNBLOCK);
    }

    @FXML
    void done() {
        navigator.closeDialog();
    }

    private void shown(@Nullable Contact contact) {
        if (contact != null) {
            protection.pseudoClassStateChanged(PLAIN, ContactProtection.of(contact) == ContactProtection.PLAIN);
            name.setText(contact.name().value());
            avatar.show(
                    contact.id(),
                    contact.shownName().value(),
                    contact.isAccepted() ? Optional.of(model.presence().get()) : Optional.empty());
        }
        show(remove, Action.REMOVE);
        show(erase, Action.ERASE);
        show(block, Action.BLOCK);
        show(unblock, Action.UNBLOCK);
    }

    private void show(Node button, Action action) {
        button.setVisible(model.actions().contains(action));
        button.setManaged(button.isVisible());
    }

    private String presenceText() {
        return words.presences().of(model.presence().get(), !model.link().get().isUp());
    }

    private String ofContact(Function<Contact, String> said) {
        Contact contact = model.contact().get();
        return contact == null ? "" : said.apply(contact);
    }

    private static void bind(Label label, Supplier<String> text, Observable... followed) {
        label.textProperty().bind(Bindings.createStringBinding(text::get, followed));
    }
}
