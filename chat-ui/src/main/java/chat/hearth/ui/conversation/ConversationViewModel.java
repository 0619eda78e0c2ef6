package chat.hearth.ui.conversation;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.session.Session;
import chat.hearth.core.transport.Link;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What one conversation shows and does. Lives on the FX thread; knows no node.
public final class ConversationViewModel implements Follower, AutoCloseable {
    /// How many messages a page has.
    static final int PAGE = 60;
    /// Stands before every message.
    private static final Position START =
            new Position(Long.MIN_VALUE, new PeerId("a".repeat(32)), new MessageId(new UUID(0, 0)));

    private final Session session;
    private final Executor ui;
    private final Supplier<ZoneId> zone;
    private final ConversationId id;
    private final MessageWindow window = new MessageWindow();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Contact> contact = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Presence> presence = new ReadOnlyObjectWrapper<>(new Presence.Unknown());
    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(new Link.Closed());
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(Loading.FIRST);
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper missed = new ReadOnlyIntegerWrapper();
    private final StringProperty draft = new SimpleStringProperty("");
    private final Subscription subscription;
    private Optional<Position> newAfter = Optional.empty();
    private Optional<Position> readUpTo = Optional.empty();
    private boolean refreshing;
    private boolean atEnd = true;
    private boolean closed;

    /// What is being fetched from the store.
    public enum Loading {
        /// Nothing is shown yet.
        FIRST,
        OLDER,
        NEWER,
        NOTHING
    }

    public ConversationViewModel(Session session, Executor ui, Supplier<ZoneId> zone, ConversationId id) {
        this.session = session;
        this.ui = ui;
        this.zone = zone;
        this.id = id;
        subscription = session.follow(ui, this);
    }

    @Override
    public void begin(Overview overview) {
        link.set(overview.link());
        presence.set(overview.presences().getOrDefault(id.peer(), new Presence.Unknown()));
        overview.contacts().stream()
                .filter(each -> each.id().equals(id.peer()))
                .findFirst()
                .ifPresent(contact::set);
        Conversation now = overview.conversations().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseGet(() -> Conversation.empty(id));
        draft.set(now.draft());
        readUpTo = now.readUpTo();
        boolean unread = now.unread() > 0;
        newAfter = unread ? readUpTo.or(() -> Optional.of(START)) : Optional.empty();
        fetch(firstPage(unread), page -> window.begin(page));
    }

    @Override
    public void happened(ChatEvent event) {
        switch (event) {
            case ChatEvent.MessageAdded(var message) when message.conversation().equals(id) -> added(message);
            case ChatEvent.MessageChanged(var message)
            when message.conversation().equals(id) -> {
                window.changed(message);
                refresh();
            }
            case ChatEvent.MessageRemoved(var where, var sender, var message)
            when where.equals(id) -> {
                window.removed(sender, message);
                refresh();
            }
            case ChatEvent.ConversationErased(var where)
            when where.equals(id) -> {
                window.clear();
                refresh();
            }
            case ChatEvent.ConversationChanged(var now) when now.id().equals(id) -> readUpTo = now.readUpTo();
            case ChatEvent.ContactChanged(var now) when now.id().equals(id.peer()) -> contact.set(now);
            case ChatEvent.PresenceChanged(var peer, var now) when peer.equals(id.peer()) -> presence.set(now);
            case ChatEvent.LinkChanged(var now) -> link.set(now);
            case ChatEvent.MessageAdded _,
                    ChatEvent.MessageChanged _,
                    ChatEvent.MessageRemoved _,
                    ChatEvent.ConversationErased _,
                    ChatEvent.ConversationChanged _,
                    ChatEvent.ContactChanged _,
                    ChatEvent.PresenceChanged _,
                    ChatEvent.ContactForgotten _,
                    ChatEvent.NameChanged _,
                    ChatEvent.StoreFailed _,
                    ChatEvent.ClocksDiffer _ -> {}
        }
    }

    public ConversationId id() {
        return id;
    }

    /// The rows to show; changed by as little as possible.
    public ObservableList<Row> rows() {
        return rows;
    }

    /// Absent for somebody who is forgotten.
    public ReadOnlyObjectProperty<@Nullable Contact> contact() {
        return contact.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Presence> presence() {
        return presence.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Link> link() {
        return link.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loading> loading() {
        return loading.getReadOnlyProperty();
    }

    /// The last thing that did not work; the text that it was about is back in [#draft()].
    public ReadOnlyObjectProperty<@Nullable Throwable> problem() {
        return problem.getReadOnlyProperty();
    }

    /// How many messages have come below what is on screen.
    public ReadOnlyIntegerProperty missed() {
        return missed.getReadOnlyProperty();
    }

    /// What is typed and not sent.
    public StringProperty draft() {
        return draft;
    }

    /// Sends the draft and clears it; it comes back if it cannot be stored. Blank text does nothing.
    public void send() {
        String text = draft.get().strip();
        if (text.isEmpty()) {
            return;
        }
        draft.set("");
        problem.set(null);
        newAfter = Optional.empty();
        session.send(id, text).whenCompleteAsync((message, failure) -> sent(text, failure), ui);
        saveDraft();
        if (window.newerExist()) {
            jumpToEnd();
        } else {
            refresh();
        }
    }

    public void saveDraft() {
        session.saveDraft(id, draft.get());
    }

    public void retry(Message message) {
        session.retry(message);
    }

    public void delete(Message message) {
        session.delete(message);
    }

    public void retryConnection() {
        session.retryNow();
    }

    public void fetchOlder() {
        Optional<Position> oldest = window.oldest();
        if (window.olderExist() && oldest.isPresent() && start(Loading.OLDER)) {
            fetch(new PageRequest.Before(oldest.get(), PAGE), page -> window.older(page));
        }
    }

    public void fetchNewer() {
        Optional<Position> newest = window.newest();
        if (window.newerExist() && newest.isPresent() && start(Loading.NEWER)) {
            fetch(new PageRequest.After(newest.get(), PAGE), page -> window.newer(page));
        }
    }

    /// Shows the newest messages.
    public void jumpToEnd() {
        missed.set(0);
        atEnd = true;
        if (window.newerExist() && start(Loading.NEWER)) {
            fetch(new PageRequest.Newest(PAGE), page -> window.begin(page));
        }
    }

    /// Whether the end of what is loaded is on screen; only then do arriving messages scroll it.
    public void standsAtEnd(boolean now) {
        atEnd = now;
        if (now && !window.newerExist()) {
            missed.set(0);
        }
    }

    public boolean hasNewer() {
        return window.newerExist();
    }

    /// This message has been on screen, in a window that has the focus.
    public void shown(Message message) {
        boolean read = readUpTo.filter(position -> position.compareTo(message.position()) >= 0)
                .isPresent();
        if (!message.isMine() && !read) {
            readUpTo = Optional.of(message.position());
            session.markRead(id, message.position());
        }
    }

    @Override
    public void close() {
        closed = true;
        saveDraft();
        subscription.close();
    }

    private PageRequest firstPage(boolean unread) {
        return unread && readUpTo.isPresent()
                ? new PageRequest.Around(readUpTo.get(), PAGE)
                : new PageRequest.Newest(PAGE);
    }

    private void added(Message message) {
        boolean inside = window.arrived(message);
        if (!message.isMine() && (!atEnd || !inside)) {
            missed.set(missed.get() + 1);
        }
        if (atEnd) {
            window.trimOlder();
        }
        refresh();
    }

    private void sent(String text, @Nullable Throwable failure) {
        if (failure != null) {
            problem.set(failure);
            draft.set(draft.get().isEmpty() ? text : text + "\n" + draft.get());
            saveDraft();
        }
    }

    private boolean start(Loading what) {
        if (loading.get() != Loading.NOTHING) {
            return false;
        }
        loading.set(what);
        return true;
    }

    private void fetch(PageRequest request, Consumer<Page> use) {
        CompletionStage<Page> page = session.page(id, request);
        page.whenCompleteAsync(
                (fetched, failure) -> {
                    loading.set(Loading.NOTHING);
                    if (failure == null && !closed) {
                        use.accept(fetched);
                        show();
                    } else if (failure != null) {
                        problem.set(failure);
                    }
                },
                ui);
    }

    /// Many events that come together change the rows once.
    private void refresh() {
        if (!refreshing) {
            refreshing = true;
            ui.execute(this::show);
        }
    }

    private void show() {
        refreshing = false;
        if (!closed) {
            Rows.show(rows, Rows.of(window.inOrder(), newAfter, zone.get()));
        }
    }
}
