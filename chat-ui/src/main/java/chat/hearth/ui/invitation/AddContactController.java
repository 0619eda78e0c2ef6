package chat.hearth.ui.invitation;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.ui.contact.Avatar;
import chat.hearth.ui.invitation.AddContactViewModel.State;
import chat.hearth.ui.qr.QrReader;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.WrappedText;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The dialog in which one uses somebody else's invitation.
public final class AddContactController implements AutoCloseable {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");

    private final AddContactViewModel model;
    private final InvitationFieldController field;
    private final ViewLoader views;
    private final Navigator navigator;
    private final Texts texts;
    private final Times times;
    private final WrappedText name;
    private final String text;

    @FXML
    private StackPane fieldPlace;

    @FXML
    private HBox who;

    @FXML
    private Avatar avatar;

    @FXML
    private StackPane namePlace;

    @FXML
    private Label details;

    @FXML
    private VBox message;

    @FXML
    private TextField greeting;

    @FXML
    private Label room;

    @FXML
    private Label refusal;

    @FXML
    private Button chat;

    @FXML
    private HBox networks;

    @FXML
    private Button elsewhere;

    @FXML
    private Button send;

    /// Makes one that begins with `text` in the field, or, if that is blank, with an invitation in the clipboard.
    public record Factory(Provider<AddContactViewModel> models, QrReader reader, Desktop desktop, Frame frame) {
        @Inject
        public Factory {}

        public AddContactController of(String text) {
            return new AddContactController(models.get(), reader, desktop, frame, text);
        }
    }

    /// What the dialog is shown with.
    public record Frame(ViewLoader views, Navigator navigator, Texts texts, Times times, EmojiPictures pictures) {
        @Inject
        public Frame {}
    }

    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    public AddContactController(AddContactViewModel model, QrReader reader, Desktop desktop, Frame frame, String text) {
        this.model = model;
        this.field = new InvitationFieldController(model.field(), reader, desktop, frame.texts());
        this.views = frame.views();
        this.navigator = frame.navigator();
        this.name = new WrappedText(frame.pictures());
        this.texts = frame.texts();
        this.times = frame.times();
        this.text = text;
    }

    @FXML
    void initialize() {
        fieldPlace.getChildren().setAll(views.load(field));
        field.setOnEnter(model::send);
        greeting.textProperty().bindBidirectional(model.greeting());
        bindWho();
        bindState();
        if (text.isBlank()) {
            field.offerClipboard();
        } else {
            model.field().text().set(text);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    @FXML
    void send() {
        model.send();
    }

    @FXML
    void sendHere() {
        model.sendHere();
    }

    @FXML
    void switchNetwork() {
        model.switchNetwork();
    }

    @FXML
    void openChat() {
        model.openChat();
    }

    @FXML
    void cancel() {
        navigator.closeDialog();
    }

    private void bindWho() {
        var invitation = model.field().invitation();
        Shown.when(who, invitation.map(Optional::isPresent));
        Shown.when(message, model.state().map(now -> !(now instanceof State.Waiting)));
        name.getStyleClass().add("strong");
        namePlace.getChildren().setAll(name);
        bind(name.textProperty(), () -> invitation.getValue().map(this::nameOf).orElse(""), invitation);
        bind(
                details.textProperty(),
                () -> invitation.getValue().map(this::detailsOf).orElse(""),
                invitation);
        invitation.subscribe(found -> found.ifPresent(
                it -> avatar.show(it.peer(), it.name().map(DisplayName::value).orElse(""), Optional.empty())));
    }

    private void bindState() {
        var state = model.state();
        bind(refusal.textProperty(), this::problemText, state);
        Shown.when(refusal, refusal.textProperty().isNotEmpty());
        Shown.when(chat, state.map(State.AlreadyContact.class::isInstance));
        Shown.when(networks, state.map(State.OtherNetwork.class::isInstance));
        elsewhere
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> state.get() instanceof State.OtherNetwork(var theirs)
                                ? texts.get("add.switch", place(theirs))
                                : "",
                        state,
                        texts.language()));
        bind(room.textProperty(), () -> texts.get("add.greeting.room", model.room()), model.greeting());
        model.greeting().subscribe(_ -> room.pseudoClassStateChanged(FULL, model.room() < 0));
        send.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !(state.get() instanceof State.Ready) || model.room() < 0, state, model.greeting()));
    }

    private String nameOf(Invitation invitation) {
        return invitation
                .name()
                .map(called -> texts.get("add.who", called))
                .orElseGet(() -> texts.get("add.who.noname"));
    }

    private String detailsOf(Invitation invitation) {
        String where =
                invitation.network().map(AddContactController::place).orElseGet(() -> texts.get("add.who.computer"));
        return texts.get("add.who.details", invitation.peer().shortForm(), where, times.full(invitation.expires()));
    }

    private String problemText() {
        return switch (model.state().get()) {
            case State.Waiting _, State.Ready _, State.Sending _ -> "";
            case State.Refused(var key) -> texts.get(key);
            case State.AlreadyContact _ -> texts.get("add.problem.contact");
            case State.OtherNetwork(var theirs) -> {
                Optional<URI> own = model.ownNetwork();
                yield own.isPresent()
                        ? texts.get("add.problem.network", place(theirs), place(own.get()))
                        : texts.get("add.problem.network.own", place(theirs));
            }
        };
    }

    private void bind(StringProperty shown, Supplier<String> words, Observable followed) {
        shown.bind(Bindings.createStringBinding(words::get, followed, texts.language()));
    }

    private static String place(URI network) {
        return network.getHost() + ":" + network.getPort();
    }
}
