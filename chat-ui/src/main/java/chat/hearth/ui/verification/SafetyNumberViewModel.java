package chat.hearth.ui.verification;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.core.session.Session;
import chat.hearth.ui.qr.PictureReading;
import chat.hearth.ui.qr.QrSource;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The safety number with one contact, and what came of comparing it. Lives on the FX thread; knows no node.
public final class SafetyNumberViewModel implements Follower, AutoCloseable {
    /// What is meant as a safety number, whosever it is: the content of a picture, or 60 digits.
    private static final Pattern ANY_NUMBER = Pattern.compile("hearth-safety:.*|(?:[0-9]\\s*+){60}");

    private final Session session;
    private final Executor ui;
    private final Navigator navigator;
    private final Texts texts;
    private final PeerId peer;
    private final PictureReading pictures;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Instant>> verified = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Asking());
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>(new Comparison.None());
    private final Subscription subscription;
    private boolean closed;

    /// What is known of the number.
    sealed interface State {
        record Asking() implements State {}

        /// Nothing has come from their device that says their key.
        record Absent() implements State {}

        record Known(SafetyNumber number) implements State {}
    }

    /// What came of comparing it with what they show.
    sealed interface Comparison {
        record None() implements Comparison {}

        /// A picture is being read.
        record Looking() implements Comparison {}

        record Same() implements Comparison {}

        /// Theirs is another number.
        record Different() implements Comparison {}

        /// @param problem the key of a sentence that says what is wrong with the picture or the text
        record Unusable(String problem) implements Comparison {}
    }

    public SafetyNumberViewModel(
            Session session, Executor ui, Executor background, Navigator navigator, Texts texts, PeerId peer) {
        this.session = session;
        this.ui = ui;
        this.navigator = navigator;
        this.texts = texts;
        this.peer = peer;
        this.pictures = new PictureReading(background, ui);
        subscription = session.follow(ui, this);
    }

    /// What one calls them.
    ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    /// When it was compared last, if it was.
    ReadOnlyObjectProperty<Optional<Instant>> verified() {
        return verified.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Comparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    Optional<SafetyNumber> number() {
        return state.get() instanceof State.Known(var number) ? Optional.of(number) : Optional.empty();
    }

    /// One has compared both oneself.
    void same() {
        if (number().isPresent()) {
            matched();
        }
    }

    /// Looks for their number in a picture of their window.
    void compare(QrSource picture) {
        comparison.set(new Comparison.Looking());
        pictures.look(
                picture,
                text -> compared(text, "safety.problem.othercode"),
                problem -> comparison.set(new Comparison.Unusable(problem)));
    }

    /// Compares with what was copied from elsewhere.
    void compare(String text) {
        pictures.giveUp();
        compared(text.strip(), "safety.problem.othertext");
    }

    /// There is nothing in the clipboard that could be compared.
    void nothingToCompare() {
        pictures.giveUp();
        comparison.set(new Comparison.Unusable("safety.problem.nothing"));
    }

    /// Gives the picture up that is being read.
    void cancel() {
        pictures.giveUp();
        comparison.set(new Comparison.None());
    }

    /// One is not sure any more. Asks first.
    void takeBack() {
        navigator.ask(new Question(
                texts.get("safety.back.title", name.get()),
                texts.get("safety.back.text"),
                List.of(new Question.Choice(texts.get("safety.back.yes"), Question.Weight.DANGER, () -> {
                    session.setVerified(peer, false);
                    navigator.show(new Route.SafetyNumber(peer));
                }))));
    }

    void showDetails() {
        navigator.show(new Route.ContactDetails(peer));
    }

    @Override
    public void begin(Overview overview) {
        overview.contacts().stream()
                .filter(each -> each.id().equals(peer))
                .findFirst()
                .ifPresent(this::is);
        ask();
    }

    @Override
    public void happened(ChatEvent event) {
        if (event instanceof ChatEvent.ContactChanged(var now) && now.id().equals(peer)) {
            is(now);
            if (number().isEmpty()) {
                ask();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        pictures.giveUp();
        subscription.close();
    }

    private void is(Contact contact) {
        name.set(contact.shownName().value());
        verified.set(contact.assurance().verified());
    }

    private void ask() {
        session.safetyNumber(peer).thenAcceptAsync(this::told, ui);
    }

    private void told(Optional<SafetyNumber> number) {
        if (!closed) {
            state.set(number.<State>map(State.Known::new).orElseGet(State.Absent::new));
        }
    }

    private void compared(String text, String problem) {
        Optional<SafetyNumber> number = number();
        if (number.filter(mine -> mine.matches(text)).isPresent()) {
            matched();
        } else if (number.isPresent() && ANY_NUMBER.matcher(text).matches()) {
            comparison.set(new Comparison.Different());
        } else {
            comparison.set(new Comparison.Unusable(problem));
        }
    }

    private void matched() {
        session.setVerified(peer, true);
        comparison.set(new Comparison.Same());
    }
}
