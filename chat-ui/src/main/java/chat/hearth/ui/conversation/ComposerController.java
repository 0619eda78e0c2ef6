package chat.hearth.ui.conversation;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Message;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.text.WithoutPictures;
import chat.hearth.ui.text.WrappedText;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

/// The field to write the next message in, or, where nothing can be written, a sentence that says why.
final class ComposerController implements AutoCloseable {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final Texts texts;
    private final Preferences preferences;
    private final ComposerWords words;
    private final Navigator navigator;
    private final ConversationViewModel conversation;
    private final ComposerViewModel composer;
    private final WrappedText reason;
    private Subscription language = Subscription.EMPTY;
    private boolean composing;
    private boolean focusWanted;

    @FXML
    private HBox writing;

    @FXML
    private GrowingArea input;

    @FXML
    private Button send;

    @FXML
    private Label hint;

    @FXML
    private HBox gate;

    @FXML
    private Pane reasonPlace;

    @FXML
    private Button remedy;

    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    ComposerController(
            Texts texts,
            Preferences preferences,
            ComposerWords words,
            Navigator navigator,
            ConversationViewModel conversation,
            ComposerViewModel composer) {
        this.texts = texts;
        this.preferences = preferences;
        this.words = words;
        this.navigator = navigator;
        this.conversation = conversation;
        this.composer = composer;
        this.reason = words.place();
    }

    @FXML
    void initialize() {
        reasonPlace.getChildren().setAll(reason);
        input.textProperty().bindBidirectional(composer.draft());
        send.disableProperty().bind(composer.sendable().not());
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        input.addEventFilter(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                event -> composing = !event.getComposed().isEmpty());
        composer.size().addListener((_, _, _) -> showHint());
        composer.problem().addListener((_, _, _) -> showHint());
        conversation.contact().addListener((_, _, _) -> showContact());
        conversation.storedDraft().subscribe(draft -> {
            draft.ifPresent(this::restore);
            showContact();
        });
        language = texts.language().subscribe(_ -> {
            showHint();
            showContact();
        });
    }

    /// Puts the cursor where one writes, now or as soon as it is known that one may; not where that is known to be
    /// closed: should it open later, one is somewhere else.
    void focus() {
        focusWanted = true;
        takeFocus();
    }

    @FXML
    void send() {
        composer.send();
        input.requestFocus();
    }

    @FXML
    void help() {
        switch (standing()) {
            case BLOCKED -> {
                conversation.unblock();
                focusWanted = true;
            }
            case REQUESTED -> {
                conversation.accept();
                focusWanted = true;
            }
            case REMOVED, DECLINED -> navigator.show(new Route.Invite());
            case INVITED, ACCEPTED -> {}
        }
    }

    @Override
    public void close() {
        language.unsubscribe();
        input.textProperty().unbindBidirectional(composer.draft());
        composer.close();
    }

    private void restore(String draft) {
        composer.restore(draft);
        input.end();
    }

    /// During the composition of an input method, Enter only ends that.
    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isShortcutDown()) {
            key.consume();
            input.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        } else if (key.getCode() == KeyCode.ENTER && !key.isAltDown()) {
            key.consume();
            if (!composing) {
                enter(key.isShiftDown());
            }
        }
    }

    private void enter(boolean other) {
        boolean sends = switch (preferences.enterKey().get()) {
            case SENDS -> !other;
            case BREAKS_LINE -> other;
        };
        if (sends) {
            composer.send();
        } else {
            input.replaceSelection("\n");
        }
    }

    private void showHint() {
        Optional<String> problem = composer.problem().get().map(words::problem);
        boolean tooLong = composer.size().get() > Message.MAX_TEXT_BYTES;
        String text = problem.orElseGet(() -> words.size(composer.size().get()).orElse(""));
        hint.setText(text);
        Shown.set(hint, !text.isEmpty());
        hint.pseudoClassStateChanged(REFUSED, tooLong || problem.isPresent());
    }

    private void showContact() {
        Standing standing = standing();
        String name = conversation
                .contact()
                .get()
                .map(known -> known.shownName().value())
                .orElseGet(() -> texts.get("conversation.nobody"));
        Shown.set(writing, standing == Standing.ACCEPTED);
        boolean known = conversation.storedDraft().get().isPresent();
        Shown.set(gate, known && standing != Standing.ACCEPTED);
        input.setPromptText(prompt(WithoutPictures.of(name)));
        reason.setText(words.reason(standing, name));
        remedy.setText(words.remedy(standing).orElse(""));
        Shown.set(remedy, words.remedy(standing).isPresent());
        takeFocus();
    }

    private String prompt(String name) {
        return name.isEmpty()
                ? texts.get("conversation.composer.spoken")
                : texts.get("conversation.composer.prompt", name);
    }

    private void takeFocus() {
        if (focusWanted && writing.isVisible()) {
            focusWanted = false;
            // Before its first styles a field has no skin, and what is typed into it is lost.
            input.applyCss();
            input.requestFocus();
        } else if (gate.isVisible()) {
            focusWanted = false;
        }
    }

    /// Somebody who is forgotten is as good as removed.
    private Standing standing() {
        return conversation.contact().get().map(Contact::standing).orElse(Standing.REMOVED);
    }
}
