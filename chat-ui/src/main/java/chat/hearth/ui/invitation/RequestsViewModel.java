package chat.hearth.ui.invitation;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.session.Session;
import chat.hearth.ui.contact.LookAlike;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Who asks to become a contact, newest first. Lives on the FX thread; knows no node.
public final class RequestsViewModel implements Follower, AutoCloseable {
    private final Session session;
    private final Navigator navigator;
    private final Texts texts;
    private final Map<PeerId, Contact> people = new HashMap<>();
    private final ObservableList<RequestRow> requests = FXCollections.observableArrayList();
    private final ObservableList<RequestRow> shown = FXCollections.unmodifiableObservableList(requests);
    private final Subscription subscription;

    @Inject
    public RequestsViewModel(Session session, @Ui Executor ui, Navigator navigator, Texts texts) {
        this.session = session;
        this.navigator = navigator;
        this.texts = texts;
        subscription = session.follow(ui, this);
    }

    ObservableList<RequestRow> requests() {
        return shown;
    }

    void accept(RequestRow request) {
        session.accept(request.peer());
        navigator.show(new Route.Chat(new ConversationId(request.peer())));
    }

    void decline(RequestRow request) {
        session.decline(request.peer());
    }

    /// Asks first.
    void block(RequestRow request) {
        navigator.ask(new Question(
                texts.get("requests.block.title", request.name()),
                texts.get("requests.block.text"),
                List.of(new Question.Choice(
                        texts.get("requests.block"), Question.Weight.DANGER, () -> session.block(request.peer())))));
    }

    @Override
    public void begin(Overview overview) {
        overview.contacts().forEach(contact -> people.put(contact.id(), contact));
        refresh();
    }

    @Override
    public void happened(ChatEvent event) {
        if (event instanceof ChatEvent.ContactChanged(var contact)) {
            people.put(contact.id(), contact);
            refresh();
        } else if (event instanceof ChatEvent.ContactForgotten(var peer)) {
            people.remove(peer);
            refresh();
        }
    }

    @Override
    public void close() {
        subscription.close();
    }

    /// Left alone where nothing changed, so that the keyboard's focus stays where it is.
    private void refresh() {
        List<RequestRow> now = people.values().stream()
                .filter(contact -> contact.standing() == Standing.REQUESTED)
                .sorted(Comparator.comparing(Contact::since).reversed().thenComparing(Contact::id))
                .map(contact -> RequestRow.of(contact, looksLike(contact)))
                .toList();
        if (!now.equals(requests)) {
            requests.setAll(now);
        }
    }

    private Optional<DisplayName> looksLike(Contact request) {
        return people.values().stream()
                .filter(Contact::isAccepted)
                .filter(contact -> Stream.of(contact.name(), contact.shownName())
                        .anyMatch(name -> LookAlike.alike(name, request.name())))
                .map(Contact::shownName)
                .min(Comparator.comparing(DisplayName::value));
    }
}
