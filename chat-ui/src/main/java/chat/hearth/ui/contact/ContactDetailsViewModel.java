package chat.hearth.ui.contact;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.session.Session;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Who somebody is, and what can be done about it. Lives on the FX thread; knows no node.
public final class ContactDetailsViewModel implements Follower, AutoCloseable {
    private final Session session;
    private final Navigator navigator;
    private final Texts texts;
    private final PeerId peer;
    private final ReadOnlyObjectWrapper<@Nullable Contact> contact = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Presence> presence = new ReadOnlyObjectWrapper<>(new Presence.Unknown());
    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(new Link.Closed());
    private final StringProperty nickname = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper unfit = new ReadOnlyBooleanWrapper();
    private final Subscription subscription;

    /// What can be done about somebody.
    enum Action {
        REMOVE,
        ERASE,
        BLOCK,
        UNBLOCK
    }

    public ContactDetailsViewModel(Session session, Executor ui, Navigator navigator, Texts texts, PeerId peer) {
        this.session = session;
        this.navigator = navigator;
        this.texts = texts;
        this.peer = peer;
        nickname.addListener((_, _, _) -> unfit.set(false));
        subscription = session.follow(ui, this);
    }

    PeerId peer() {
        return peer;
    }

    /// Null until it is known.
    ReadOnlyObjectProperty<@Nullable Contact> contact() {
        return contact.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Presence> presence() {
        return presence.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Link> link() {
        return link.getReadOnlyProperty();
    }

    StringProperty nickname() {
        return nickname;
    }

    /// Whether what was to be saved is no name.
    ReadOnlyBooleanProperty unfit() {
        return unfit.getReadOnlyProperty();
    }

    Set<Action> actions() {
        Contact now = contact.get();
        if (now == null) {
            return Set.of();
        }
        return switch (now.standing()) {
            case INVITED, ACCEPTED -> EnumSet.of(Action.REMOVE, Action.ERASE, Action.BLOCK);
            case REQUESTED, DECLINED, REMOVED -> EnumSet.of(Action.ERASE, Action.BLOCK);
            case BLOCKED -> EnumSet.of(Action.ERASE, Action.UNBLOCK);
        };
    }

    /// A blank field shows the name again that they gave themselves.
    void saveNickname() {
        if (nickname.get().isBlank()) {
            clearNickname();
            return;
        }
        Optional<DisplayName> name = DisplayName.of(nickname.get());
        unfit.set(name.isEmpty());
        if (name.isPresent()) {
            session.rename(peer, name);
        }
    }

    void clearNickname() {
        nickname.set("");
        session.rename(peer, Optional.empty());
    }

    /// Asks first.
    void take(Action action) {
        switch (action) {
            case REMOVE -> ask("contact.remove.", "contact.remove", () -> session.remove(peer));
            case ERASE -> ask("contact.erase.", "contact.erase", () -> session.erase(new ConversationId(peer)));
            case BLOCK -> ask("contact.block.", "contact.block", () -> session.block(peer));
            case UNBLOCK -> ask("contact.unblock.", "contact.unblock", () -> session.unblock(peer));
        }
    }

    @Override
    public void begin(Overview overview) {
        link.set(overview.link());
        presence.set(overview.presences().getOrDefault(peer, new Presence.Unknown()));
        overview.contacts().stream()
                .filter(each -> each.id().equals(peer))
                .findFirst()
                .ifPresent(found -> {
                    contact.set(found);
                    nickname.set(found.nickname().map(DisplayName::value).orElse(""));
                });
    }

    @Override
    public void happened(ChatEvent event) {
        if (event instanceof ChatEvent.ContactChanged(var now) && now.id().equals(peer)) {
            contact.set(now);
        } else if (event instanceof ChatEvent.PresenceChanged(var who, var now) && who.equals(peer)) {
            presence.set(now);
        } else if (event instanceof ChatEvent.LinkChanged(var now)) {
            link.set(now);
        }
    }

    @Override
    public void close() {
        subscription.close();
    }

    /// @param question what the keys of the question begin with
    private void ask(String question, String button, Runnable action) {
        Contact now = contact.get();
        String name = now == null ? peer.shortForm() : now.shownName().value();
        Question.Weight weight = button.equals("contact.unblock") ? Question.Weight.USUAL : Question.Weight.DANGER;
        navigator.ask(new Question(
                texts.get(question + "title", name),
                texts.get(question + "text"),
                List.of(new Question.Choice(texts.get(button), weight, action))));
    }
}
