package chat.hearth.core.store;

import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.identity.PeerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What each [Change] does to the tables, and what is derived from it: which message is the last, how many are unread.
/// The one place for these rules, so that two kinds of store cannot differ in them.
public final class ChangeRules {
    private static final int STEP = 500;

    private final Tables tables;
    private final Set<MessageKey> seenBefore = new HashSet<>();
    private final Map<MessageKey, Message> updated = new LinkedHashMap<>();
    private final Map<ConversationId, Conversation> before = new HashMap<>();
    /// As the changes leave them; put into the table at the end, since many changes may be of one conversation.
    private final Map<ConversationId, Conversation> now = new HashMap<>();

    private ChangeRules(Tables tables) {
        this.tables = tables;
    }

    /// Applies the changes in their order. When it throws, some may be applied: the store has to take them back.
    public static Committed apply(List<Change> changes, Tables tables) {
        ChangeRules rules = new ChangeRules(tables);
        changes.forEach(rules::apply);
        return rules.result();
    }

    private void apply(Change change) {
        switch (change) {
            case Change.PutAccount put -> tables.account().put(put.account());
            case Change.PutNetwork put -> tables.network().put(put.network());
            case Change.PutPrivacy put -> tables.privacy().put(put.privacy());
            case Change.PutOwnCard put -> tables.ownCard().put(put.card());
            case Change.PutConnectionNumber put -> tables.connectionNumber().put(put.number());
            case Change.PutHome put -> tables.home().put(put.place());
            case Change.PutContact put -> tables.contacts().put(put.contact().id(), put.contact());
            case Change.RemoveContact remove -> removeContact(remove.peer());
            case Change.PutToken put -> tables.tokens().put(put.token().token(), put.token());
            case Change.RemoveToken remove -> tables.tokens().remove(remove.token());
            case Change.Append append -> append(append.message());
            case Change.PutClock put -> tables.clocks().put(put.conversation(), put.clock());
            case Change.SetDelivery set -> setDelivery(set);
            case Change.DeleteMessage delete -> delete(delete.conversation(), delete.position());
            case Change.MarkRead read -> markRead(read.conversation(), read.position());
            case Change.PutDraft put -> keep(conversation(put.conversation()).withDraft(put.draft()));
            case Change.EraseConversation erase -> erase(erase.conversation());
            case Change.PutOutStream put ->
                tables.outStreams()
                        .put(new DeviceKey(put.stream().peer(), put.stream().device()), put.stream());
            case Change.PutInStream put ->
                tables.inStreams()
                        .put(new DeviceKey(put.stream().peer(), put.stream().device()), put.stream());
            case Change.PutOutboxEntry put -> tables.outbox().put(put.entry().key(), put.entry());
            case Change.RemoveOutboxEntry remove -> tables.outbox().remove(remove.key());
            case Change.PutPresence put ->
                tables.presences()
                        .put(new DeviceKey(put.device().peer(), put.device().device()), put.device());
            case Change.PutPrekeys put -> tables.prekeys().put(put.prekeys());
            case Change.PutSession put -> tables.sessions().put(put.session().key(), put.session());
            case Change.RemoveSession remove -> tables.sessions().remove(remove.key());
        }
    }

    private void removeContact(PeerId peer) {
        tables.contacts().remove(peer);
        tables.presences().all().keySet().stream()
                .filter(key -> key.peer().equals(peer))
                .forEach(tables.presences()::remove);
        tables.sessions().all().keySet().stream()
                .filter(key -> key.device().peer().equals(peer))
                .forEach(tables.sessions()::remove);
    }

    private void append(Message message) {
        if (tables.messages().isKnown(MessageKey.of(message))) {
            seenBefore.add(MessageKey.of(message));
            return;
        }
        tables.messages().put(message);
        Conversation old = conversation(message.conversation());
        boolean isLast = isAfter(message.position(), old.last().map(Message::position));
        keep(new Conversation(
                old.id(),
                isLast ? Optional.of(message) : old.last(),
                old.unread() + (isUnread(message, old.readUpTo()) ? 1 : 0),
                old.readUpTo(),
                old.draft()));
    }

    private void setDelivery(Change.SetDelivery set) {
        tables.messages()
                .at(set.conversation(), set.position())
                .filter(message -> message.delivery().advances(set.delivery()))
                .map(message -> message.withDelivery(set.delivery()))
                .ifPresent(this::update);
    }

    private void update(Message message) {
        tables.messages().put(message);
        updated.put(MessageKey.of(message), message);
        Conversation old = conversation(message.conversation());
        boolean isLast = old.last().map(Message::position).equals(Optional.of(message.position()));
        if (isLast) {
            keep(withLast(old, Optional.of(message)));
        }
    }

    private void delete(ConversationId id, Position position) {
        tables.messages().at(id, position).ifPresent(message -> {
            Conversation old = conversation(id);
            forget(message);
            Optional<Message> last = tables.messages().newest(id, 1).stream().findFirst();
            int unread = old.unread() - (isUnread(message, old.readUpTo()) ? 1 : 0);
            keep(new Conversation(id, last, unread, old.readUpTo(), old.draft()));
        });
    }

    private void markRead(ConversationId id, Position position) {
        Conversation old = conversation(id);
        if (isAfter(position, old.readUpTo())) {
            keep(new Conversation(id, old.last(), unreadAfter(id, position), Optional.of(position), old.draft()));
        }
    }

    private void erase(ConversationId id) {
        conversation(id);
        List<Message> some = tables.messages().newest(id, STEP);
        while (!some.isEmpty()) {
            some.forEach(this::forget);
            some = tables.messages().newest(id, STEP);
        }
        now.remove(id);
        tables.conversations().remove(id);
    }

    private void forget(Message message) {
        tables.messages().remove(message);
        updated.remove(MessageKey.of(message));
    }

    private int unreadAfter(ConversationId id, Position position) {
        int unread = 0;
        List<Message> some = tables.messages().after(id, position, STEP);
        while (!some.isEmpty()) {
            unread += (int) some.stream().filter(message -> !message.isMine()).count();
            some = tables.messages().after(id, some.getLast().position(), STEP);
        }
        return unread;
    }

    private static boolean isUnread(Message message, Optional<Position> readUpTo) {
        return !message.isMine() && isAfter(message.position(), readUpTo);
    }

    private static boolean isAfter(Position position, Optional<Position> other) {
        return other.isEmpty() || position.compareTo(other.get()) > 0;
    }

    private static Conversation withLast(Conversation old, Optional<Message> last) {
        return new Conversation(old.id(), last, old.unread(), old.readUpTo(), old.draft());
    }

    private Conversation conversation(ConversationId id) {
        Conversation known = now.get(id);
        if (known != null) {
            return known;
        }
        Conversation stored = tables.conversations().get(id).orElseGet(() -> Conversation.empty(id));
        before.putIfAbsent(id, stored);
        return stored;
    }

    private void keep(Conversation conversation) {
        now.put(conversation.id(), conversation);
    }

    private Committed result() {
        now.forEach(tables.conversations()::put);
        Map<ConversationId, Conversation> changed = new HashMap<>(now);
        changed.values().removeIf(each -> each.equals(before.get(each.id())));
        return new Committed(seenBefore, List.copyOf(updated.values()), changed);
    }
}
