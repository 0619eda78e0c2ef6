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
import chat.hearth.ui.view.Times;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What one conversation shows: who it is with, its messages, and where the reader is in it. Lives on the FX thread;
/// knows no node.
final class ConversationViewModel implements Follower, AutoCloseable {
    /// How many messages a page has.
    static final int PAGE = 60;
    /// How far below the upper edge the first new message is when one opens the conversation, in pixels.
    static final double LINE_ABOVE = 64;

    private final Session session;
    private final Executor ui;
    private final Times times;
    private final Places places;
    private final ConversationId id;
    private final MessageWindow window = new MessageWindow();
    private final NewMessages fresh = new NewMessages();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ContactState about;
    private final ReadOnlyObjectWrapper<Optional<String>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(Loading.FIRST);
    private final ReadOnlyObjectWrapper<Optional<Throwable>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(new Place.End());
    private final Subscription subscription;
    private boolean watched;
    private boolean endWanted;
    private boolean refreshing;
    private boolean closed;

    /// What is being fetched from the store.
    enum Loading {
        /// Nothing is shown yet.
        FIRST,
        OLDER,
        NEWER,
        NOTHING
    }

    ConversationViewModel(Session session, Executor ui, Times times, Places places, ConversationId id) {
        this.session = session;
        this.ui = ui;
        this.times = times;
        this.places = places;
        this.id = id;
        about = new ContactState(id);
        subscription = session.follow(ui, this);
    }

    @Override
    public void begin(Overview overview) {
        about.begin(overview);
        Conversation now = overview.conversations().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseGet(() -> Conversation.empty(id));
        is(now);
        draft.set(Optional.of(now.draft()));
        openAt(places.find(id), now.unread() > 0);
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
            when where.equals(id) -> removed(sender, message);
            case ChatEvent.ConversationErased(var where) when where.equals(id) -> erased();
            case ChatEvent.ConversationChanged(var now) when now.id().equals(id) -> is(now);
            case ChatEvent.ContactChanged _,
                    ChatEvent.ContactForgotten _,
                    ChatEvent.PresenceChanged _,
                    ChatEvent.ClocksDiffer _,
                    ChatEvent.MessagesMissing _,
                    ChatEvent.LinkChanged _ -> about.happened(event);
            case ChatEvent.MessageAdded _,
                    ChatEvent.MessageChanged _,
                    ChatEvent.MessageRemoved _,
                    ChatEvent.ConversationErased _,
                    ChatEvent.ConversationChanged _,
                    ChatEvent.NameChanged _,
                    ChatEvent.StoreFailed _ -> {}
        }
    }

    ConversationId id() {
        return id;
    }

    /// The rows to show, in [Row#ORDER]; changed by as little as possible.
    ObservableList<Row> rows() {
        return rows;
    }

    /// Absent for somebody who is forgotten.
    ReadOnlyObjectProperty<Optional<Contact>> contact() {
        return about.contact.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Presence> presence() {
        return about.presence.getReadOnlyProperty();
    }

    /// Whether oneself is offline, so that nothing is known of them.
    BooleanBinding offline() {
        return about.offline;
    }

    /// How far their clock is ahead of one's own, if it is wrong enough to be said.
    ReadOnlyObjectProperty<Optional<Duration>> skew() {
        return about.skew.getReadOnlyProperty();
    }

    /// Whether messages of theirs have not come though later ones have.
    ReadOnlyBooleanProperty missing() {
        return about.missing.getReadOnlyProperty();
    }

    /// What was typed and not sent when the conversation was opened; absent until that is known.
    ReadOnlyObjectProperty<Optional<String>> storedDraft() {
        return draft.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loading> loading() {
        return loading.getReadOnlyProperty();
    }

    /// Why the last page could not be read.
    ReadOnlyObjectProperty<Optional<Throwable>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// How many messages of theirs have not been on screen, as the store counts them.
    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// Where the view is to be, whenever rows change around it.
    ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    /// The reader has moved, and this message is on screen.
    void standsAt(Place.At at) {
        place.set(at);
    }

    /// The reader has moved to the last row; that is the end only if nothing newer is in the store.
    void standsAtLastRow(Place.At at) {
        place.set(window.newerExist() ? at : new Place.End());
    }

    /// Whether somebody looks: the window has the focus. What arrives meanwhile at the end is read, not new.
    void setWatched(boolean now) {
        watched = now;
    }

    /// Shows the newest messages.
    void jumpToEnd() {
        if (!window.newerExist()) {
            place.set(new Place.End());
            return;
        }
        endWanted = true;
        if (loading.get() == Loading.NOTHING) {
            fetchEnd();
        }
    }

    /// Shows the first messages of all.
    void jumpToStart() {
        if (!window.olderExist()) {
            oldest(0);
        } else if (loading.get() == Loading.NOTHING) {
            fetch(Loading.OLDER, new PageRequest.After(NewMessages.START, PAGE), page -> {
                window.begin(page);
                oldest(0);
            });
        }
    }

    void fetchOlder() {
        Optional<Position> oldest = window.oldest();
        if (window.olderExist() && oldest.isPresent() && loading.get() == Loading.NOTHING) {
            fetch(Loading.OLDER, new PageRequest.Before(oldest.get(), PAGE), page -> window.older(page, oldest.get()));
        }
    }

    void fetchNewer() {
        Optional<Position> newest = window.newest();
        if (window.newerExist() && newest.isPresent() && loading.get() == Loading.NOTHING) {
            fetch(Loading.NEWER, new PageRequest.After(newest.get(), PAGE), page -> window.newer(page, newest.get()));
        }
    }

    /// This message has been on screen, before somebody's eyes.
    void shown(Message message) {
        if (!message.isMine() && !fresh.isRead(message.position())) {
            fresh.readUpToIs(Optional.of(message.position()));
            session.markRead(id, message.position());
        }
    }

    void retry(Message message) {
        session.retry(message);
    }

    void delete(Message message) {
        session.delete(message);
    }

    void accept() {
        session.accept(id.peer());
    }

    void unblock() {
        session.unblock(id.peer());
    }

    @Override
    public void close() {
        closed = true;
        places.leave(id, place.get());
        subscription.close();
    }

    private void openAt(Optional<Place.At> left, boolean hasUnread) {
        if (left.isPresent()) {
            place.set(left.get());
            fetch(Loading.FIRST, new PageRequest.Around(left.get().message(), PAGE), page -> {
                window.begin(page);
                if (hasUnread) {
                    fresh.find(window);
                }
            });
        } else if (hasUnread) {
            fetch(Loading.FIRST, new PageRequest.Around(fresh.readUpTo(), PAGE), page -> {
                window.begin(page);
                fresh.find(window);
                fresh.first()
                        .ifPresentOrElse(
                                first -> place.set(new Place.At(first, LINE_ABOVE)),
                                () -> endWanted = window.newerExist());
            });
        } else {
            fetch(Loading.FIRST, new PageRequest.Newest(PAGE), window::begin);
        }
    }

    private void oldest(double offset) {
        window.oldest().ifPresent(oldest -> place.set(new Place.At(oldest, offset)));
    }

    private void is(Conversation now) {
        unread.set(now.unread());
        fresh.readUpToIs(now.readUpTo());
    }

    private void added(Message message) {
        window.arrived(message);
        if (message.isMine()) {
            fresh.clear();
            jumpToEnd();
        } else if (!isSeen()) {
            fresh.missed(message);
        }
        trim();
        refresh();
    }

    private boolean isSeen() {
        return watched && place.get() instanceof Place.End;
    }

    private void trim() {
        switch (place.get()) {
            case Place.End _ -> window.trimOlder();
            case Place.At(var message, var _) -> window.trimAround(message);
        }
    }

    private void removed(PeerId sender, MessageId message) {
        window.removed(sender, message);
        if (window.newest().isEmpty() && (window.olderExist() || window.newerExist())) {
            endWanted = true;
            if (loading.get() == Loading.NOTHING) {
                fetchEnd();
            }
        }
        refresh();
    }

    private void erased() {
        window.clear();
        fresh.clear();
        place.set(new Place.End());
        refresh();
    }

    private void fetchEnd() {
        endWanted = false;
        fetch(Loading.NEWER, new PageRequest.Newest(PAGE), page -> {
            window.begin(page);
            place.set(new Place.End());
        });
    }

    private void fetch(Loading what, PageRequest request, Consumer<Page> use) {
        loading.set(what);
        window.expect();
        session.page(id, request).whenCompleteAsync((page, failure) -> fetched(page, failure, use), ui);
    }

    private void fetched(Page page, @Nullable Throwable failure, Consumer<Page> use) {
        if (closed) {
            return;
        }
        loading.set(Loading.NOTHING);
        problem.set(Optional.ofNullable(failure));
        if (failure == null) {
            use.accept(page);
            show();
        } else {
            window.giveUp();
        }
        if (endWanted) {
            fetchEnd();
        }
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
            Rows.show(rows, Rows.of(window.inOrder(), fresh.first(), times.zone()));
        }
    }
}
