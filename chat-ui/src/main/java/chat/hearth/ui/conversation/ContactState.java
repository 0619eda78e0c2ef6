package chat.hearth.ui.conversation;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Overview;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.transport.Link;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is known of the one a conversation is with, and of the way to them. Lives on the FX thread.
final class ContactState {
    /// Absent for somebody who is forgotten.
    final ReadOnlyObjectWrapper<Optional<Contact>> contact = new ReadOnlyObjectWrapper<>(Optional.empty());

    final ReadOnlyObjectWrapper<Presence> presence = new ReadOnlyObjectWrapper<>(new Presence.Unknown());
    /// How far their clock is ahead of one's own, if it is wrong enough to be said.
    final ReadOnlyObjectWrapper<Optional<Duration>> skew = new ReadOnlyObjectWrapper<>(Optional.empty());
    /// Whether messages of theirs have not come though later ones have.
    final ReadOnlyBooleanWrapper missing = new ReadOnlyBooleanWrapper();

    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(new Link.Closed());
    /// Whether oneself is offline, so that nothing is known of them.
    final BooleanBinding offline =
            Bindings.createBooleanBinding(() -> !link.get().isUp(), link);

    private final ConversationId id;

    ContactState(ConversationId id) {
        this.id = id;
    }

    void begin(Overview overview) {
        link.set(overview.link());
        presence.set(overview.presences().getOrDefault(id.peer(), new Presence.Unknown()));
        missing.set(overview.missing().contains(id));
        contact.set(overview.contacts().stream()
                .filter(each -> each.id().equals(id.peer()))
                .findFirst());
    }

    void happened(ChatEvent event) {
        switch (event) {
            case ChatEvent.ContactChanged(var now) when now.id().equals(id.peer()) -> contact.set(Optional.of(now));
            case ChatEvent.ContactForgotten(var peer) when peer.equals(id.peer()) -> contact.set(Optional.empty());
            case ChatEvent.PresenceChanged(var peer, var now) when peer.equals(id.peer()) -> presence.set(now);
            case ChatEvent.ClocksDiffer(var peer, var ahead)
            when peer.equals(id.peer()) -> skew.set(Optional.of(ahead));
            case ChatEvent.MessagesMissing(var where, var now) when where.equals(id) -> missing.set(now);
            case ChatEvent.LinkChanged(var now) -> link.set(now);
            case ChatEvent.ContactChanged _,
                    ChatEvent.ContactForgotten _,
                    ChatEvent.PresenceChanged _,
                    ChatEvent.ClocksDiffer _,
                    ChatEvent.MessagesMissing _,
                    ChatEvent.MessageAdded _,
                    ChatEvent.MessageChanged _,
                    ChatEvent.MessageRemoved _,
                    ChatEvent.ConversationErased _,
                    ChatEvent.ConversationChanged _,
                    ChatEvent.NameChanged _,
                    ChatEvent.StoreFailed _ -> {}
        }
    }
}
