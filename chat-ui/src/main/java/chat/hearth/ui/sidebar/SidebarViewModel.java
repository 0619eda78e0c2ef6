package chat.hearth.ui.sidebar;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.session.Session;
import chat.hearth.core.transport.Link;
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
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/// Everybody one knows, with what was said last; the order of conversations for keys that go from one to the next. One
/// for a session, shared by the list, the empty page and the window; lives on the FX thread.
public final class SidebarViewModel implements Follower, AutoCloseable {
    private final Session session;
    private final Navigator navigator;
    private final Texts texts;
    private final Map<PeerId, Contact> contacts = new HashMap<>();
    private final Map<PeerId, Conversation> conversations = new HashMap<>();
    private final Map<PeerId, Presence> presences = new HashMap<>();
    private final PersonRows rows = new PersonRows();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(new Link.Closed());
    private final ReadOnlyObjectWrapper<Optional<Link.Why>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Contact>> requests = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Population> population = new ReadOnlyObjectWrapper<>(Population.NOT_KNOWN);
    private final ObservableValue<Optional<PeerId>> open;
    private final Subscription subscription;

    /// Whether there is anybody to write to.
    public enum Population {
        /// The store has not answered yet.
        NOT_KNOWN,
        NOBODY,
        SOMEBODY
    }

    @Inject
    public SidebarViewModel(Session session, @Ui Executor ui, Navigator navigator, Texts texts) {
        this.session = session;
        this.navigator = navigator;
        this.texts = texts;
        open = Bindings.createObjectBinding(this::chosen, navigator.page());
        filter.subscribe(rows::filter);
        subscription = session.follow(ui, this);
    }

    @Override
    public void begin(Overview overview) {
        name.set(overview.name().value());
        linkIs(overview.link());
        overview.conversations().forEach(each -> conversations.put(each.id().peer(), each));
        presences.putAll(overview.presences());
        overview.contacts().forEach(contact -> contacts.put(contact.id(), contact));
        rows.fill(overview.contacts().stream().map(this::row).toList());
        count();
    }

    @Override
    public void happened(ChatEvent event) {
        switch (event) {
            case ChatEvent.LinkChanged(var now) -> linkIs(now);
            case ChatEvent.NameChanged(var now) -> name.set(now.value());
            case ChatEvent.ContactChanged(var contact) -> {
                contacts.put(contact.id(), contact);
                changed(contact.id());
                count();
            }
            case ChatEvent.ContactForgotten(var peer) -> {
                contacts.remove(peer);
                rows.remove(peer);
                count();
            }
            case ChatEvent.PresenceChanged(var peer, var presence) -> {
                presences.put(peer, presence);
                changed(peer);
            }
            case ChatEvent.ConversationChanged(var now) -> {
                conversations.put(now.id().peer(), now);
                changed(now.id().peer());
            }
            case ChatEvent.ConversationErased(var id) -> {
                conversations.remove(id.peer());
                changed(id.peer());
                count();
            }
            case ChatEvent.MessageAdded _,
                    ChatEvent.MessageChanged _,
                    ChatEvent.MessageRemoved _,
                    ChatEvent.StoreFailed _,
                    ChatEvent.MessagesMissing _,
                    ChatEvent.ClocksDiffer _ -> {}
        }
    }

    @Override
    public void close() {
        subscription.close();
    }

    /// Goes to the conversation below the one that is open; after the last comes the first.
    public void next() {
        go(1, _ -> true);
    }

    /// Goes to the conversation above the one that is open; before the first comes the last.
    public void previous() {
        go(-1, _ -> true);
    }

    /// Goes to the next conversation below in which something is unread.
    public void nextUnread() {
        go(1, row -> row.conversation().unread() > 0);
    }

    public ReadOnlyObjectProperty<Population> population() {
        return population.getReadOnlyProperty();
    }

    PeerId self() {
        return session.self();
    }

    ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Link> link() {
        return link.getReadOnlyProperty();
    }

    /// Why the last attempt to connect failed; absent once connected.
    ReadOnlyObjectProperty<Optional<Link.Why>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    boolean isOffline() {
        return !link.get().isUp();
    }

    /// People who wait for an answer, the newest first.
    ReadOnlyObjectProperty<List<Contact>> requests() {
        return requests.getReadOnlyProperty();
    }

    ObservableList<PersonRow> rows() {
        return rows.shown();
    }

    /// See [PersonRows#moves()].
    ObservableValue<Number> moves() {
        return rows.moves();
    }

    boolean isMoving() {
        return rows.isMoving();
    }

    int indexOf(PeerId peer) {
        return rows.indexOf(peer);
    }

    StringProperty filter() {
        return filter;
    }

    /// Whose conversation fills the page.
    ObservableValue<Optional<PeerId>> open() {
        return open;
    }

    /// The mouse is busy in the list: nothing moves from now on.
    void holdOrder() {
        rows.hold();
    }

    void releaseOrder() {
        rows.release();
    }

    void open(PersonRow row) {
        navigator.show(new Route.Chat(row.contact().conversation()));
    }

    void openFirst() {
        rows.shown().stream().findFirst().ifPresent(this::open);
    }

    void showDetails(PersonRow row) {
        navigator.show(new Route.ContactDetails(row.peer()));
    }

    void markRead(PersonRow row) {
        row.conversation()
                .last()
                .ifPresent(last -> session.markRead(row.contact().conversation(), last.position()));
    }

    /// Asks first.
    void erase(PersonRow row) {
        var yes = new Question.Choice(
                texts.get("sidebar.erase.yes"),
                Question.Weight.DANGER,
                () -> eraseNow(row.contact().conversation()));
        navigator.ask(new Question(
                texts.get("sidebar.erase.title", row.name()), texts.get("sidebar.erase.text"), List.of(yes)));
    }

    void show(Route route) {
        navigator.show(route);
    }

    private void eraseNow(ConversationId conversation) {
        session.erase(conversation);
    }

    private void linkIs(Link now) {
        link.set(now);
        switch (now) {
            case Link.Down down -> trouble.set(Optional.of(down.why()));
            case Link.Refused refused -> trouble.set(Optional.of(refused.why()));
            case Link.Up _, Link.Closed _ -> trouble.set(Optional.empty());
            case Link.Connecting _ -> {}
        }
    }

    private void changed(PeerId peer) {
        Contact contact = contacts.get(peer);
        if (contact != null) {
            rows.put(row(contact));
        }
    }

    private PersonRow row(Contact contact) {
        return new PersonRow(
                contact,
                conversations.getOrDefault(contact.id(), Conversation.empty(contact.conversation())),
                presences.getOrDefault(contact.id(), new Presence.Unknown()));
    }

    private void count() {
        requests.set(contacts.values().stream()
                .filter(contact -> contact.standing() == Standing.REQUESTED)
                .sorted(Comparator.comparing(Contact::since).reversed().thenComparing(Contact::id))
                .toList());
        boolean nobody = contacts.values().stream().map(this::row).noneMatch(PersonRow::isListed);
        population.set(nobody ? Population.NOBODY : Population.SOMEBODY);
    }

    private Optional<PeerId> chosen() {
        return navigator.page().get() instanceof Route.Chat(var conversation)
                ? Optional.of(conversation.peer())
                : Optional.empty();
    }

    private void go(int step, Predicate<PersonRow> wanted) {
        List<PersonRow> order = rows.shown();
        int from = open.getValue().map(rows::indexOf).orElse(-1);
        int start = from < 0 && step < 0 ? 0 : from;
        for (int i = 1; i <= order.size(); i++) {
            PersonRow row = order.get(Math.floorMod(start + i * step, order.size()));
            if (wanted.test(row)) {
                open(row);
                return;
            }
        }
    }
}
