package chat.hearth.ui.welcome;

import chat.hearth.core.transport.NetworkChoice.Reach;
import chat.hearth.ui.connection.BrokerFormController;
import chat.hearth.ui.connection.BrokerFormViewModel;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.invitation.InvitationFieldController;
import chat.hearth.ui.settings.Chosen;
import chat.hearth.ui.settings.NameWords;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.PreviewText;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Theme;
import chat.hearth.ui.view.ViewLoader;
import chat.hearth.ui.welcome.WelcomeViewModel.Way;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

/// The first thing one sees: one's name, and where one's friends meet.
public final class WelcomeController implements AutoCloseable {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final WelcomeViewModel model;
    private final Preferences preferences;
    private final InvitationFieldController invitationField;
    private final BrokerFormViewModel broker;
    private final Frame frame;
    private Subscription ties = Subscription.EMPTY;

    @FXML
    private ToggleGroup languages;

    @FXML
    private ToggleGroup themes;

    @FXML
    private ToggleGroup ways;

    @FXML
    private Pane form;

    @FXML
    private Pane kept;

    @FXML
    private Pane keptAccounts;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private Pane invitationCard;

    @FXML
    private RadioButton invitation;

    @FXML
    private Pane invitationPlace;

    @FXML
    private Label invitationProblem;

    @FXML
    private Pane hostCard;

    @FXML
    private RadioButton host;

    @FXML
    private Label hostHint;

    @FXML
    private CheckBox letOthersIn;

    @FXML
    private Pane brokerCard;

    @FXML
    private RadioButton useBroker;

    @FXML
    private Pane brokerPlace;

    @FXML
    private Label failure;

    @FXML
    private Button start;

    @FXML
    private Pane working;

    /// What hangs around the screen.
    public record Frame(Texts texts, ViewLoader views, LinkWords links, EmojiPictures pictures) {
        @Inject
        public Frame {}
    }

    @Inject
    @SuppressWarnings("NullAway.Init") // the loader sets the nodes
    public WelcomeController(
            WelcomeViewModel model,
            Preferences preferences,
            InvitationFieldController invitationField,
            BrokerFormViewModel broker,
            Frame frame) {
        this.model = model;
        this.preferences = preferences;
        this.invitationField = invitationField;
        this.broker = broker;
        this.frame = frame;
    }

    @FXML
    void initialize() {
        ties = Subscription.combine(
                Chosen.tie(languages, preferences.language(), Language.class),
                Chosen.tie(themes, preferences.theme(), Theme.class),
                Chosen.tie(ways, model.way(), Way.class));
        name.textProperty().bindBidirectional(model.name());
        NameWords.show(frame.texts(), model.nameFault(), nameProblem);
        showKept();
        showInvitation();
        showHost();
        showBroker();
        showState();
        form.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        name.sceneProperty().subscribe(name::requestFocus);
    }

    @Override
    public void close() {
        ties.unsubscribe();
        broker.close();
    }

    @FXML
    void start() {
        model.start();
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    /// Enter starts from a choice as it does from a field; the space bar chooses.
    private void keyPressed(KeyEvent key) {
        boolean onChoice = key.getTarget() instanceof RadioButton || key.getTarget() instanceof CheckBox;
        if (onChoice && key.getCode() == KeyCode.ENTER) {
            start();
            key.consume();
        }
    }

    private void showKept() {
        for (KeptAccount account : model.kept()) {
            PreviewText words = new PreviewText(frame.pictures());
            frame.texts().bind("welcome.kept.continue", account.name().value()).subscribe(words::setText);
            Button button = new Button();
            button.setGraphic(words);
            button.accessibleTextProperty()
                    .bind(frame.texts()
                            .bind("welcome.kept.continue", account.name().value()));
            button.getStyleClass().add("secondary");
            button.setMinWidth(0);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(_ -> model.resume(account));
            keptAccounts.getChildren().add(button);
        }
        kept.setVisible(!keptAccounts.getChildren().isEmpty());
        kept.setManaged(kept.isVisible());
    }

    private void showInvitation() {
        invitationPlace.getChildren().setAll(frame.views().load(invitationField));
        invitationField.setOnEnter(this::start);
        model.invitation().bind(invitationField.model().invitation());
        invitationField.offerClipboard();
        if (model.invitation().get().isPresent()) {
            model.way().set(Way.INVITATION);
        }
        WelcomeWords words = words();
        say(invitationProblem, () -> words.of(model.invitationFault().getValue()), model.invitationFault());
        open(invitationCard, invitation, invitationPlace);
    }

    private void showHost() {
        letOthersIn.setSelected(model.reach().get() == Reach.LOCAL_NETWORK);
        letOthersIn
                .selectedProperty()
                .subscribe(on -> model.reach().set(on ? Reach.LOCAL_NETWORK : Reach.THIS_COMPUTER));
        hostHint.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> frame.texts()
                                .get(letOthersIn.isSelected() ? "welcome.host.hint.lan" : "welcome.host.hint"),
                        letOthersIn.selectedProperty(),
                        frame.texts().language()));
        open(hostCard, host, letOthersIn);
    }

    private void showBroker() {
        brokerPlace
                .getChildren()
                .setAll(frame.views().load(new BrokerFormController(broker, frame.links(), frame.texts())));
        model.broker().bind(broker.choice());
        open(brokerCard, useBroker, brokerPlace);
    }

    private void showState() {
        ObservableValue<Boolean> busy = model.state().map(WelcomeViewModel.State.Working.class::isInstance);
        form.disableProperty().bind(busy);
        Shown.when(working, busy);
        Shown.when(start, busy.map(now -> !now));
        start.disableProperty().bind(model.complete().not());
        WelcomeWords words = words();
        say(failure, () -> words.of(model.state().get()), model.state());
        model.state().subscribe(this::announce);
    }

    /// A failure takes the focus, so that a screen reader reads it; Enter tries again.
    private void announce(WelcomeViewModel.State state) {
        if (state instanceof WelcomeViewModel.State.Failed) {
            failure.requestFocus();
        }
    }

    private WelcomeWords words() {
        return new WelcomeWords(frame.texts(), frame.links());
    }

    private void say(Label label, Callable<String> words, Observable about) {
        StringBinding sentence =
                Bindings.createStringBinding(words, about, frame.texts().language());
        label.textProperty().bind(sentence);
        Shown.when(label, sentence.isNotEmpty());
    }

    /// A click anywhere on the card chooses it; its details are there while it is chosen.
    private static void open(Pane card, RadioButton choice, Node details) {
        card.setOnMouseClicked(_ -> choice.setSelected(true));
        choice.selectedProperty().subscribe(chosen -> card.pseudoClassStateChanged(CHOSEN, chosen));
        Shown.when(details, choice.selectedProperty());
    }
}
