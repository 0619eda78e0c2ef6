package chat.hearth.ui.conversation;

import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Events;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.session.Session;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.memory.InMemoryStore;
import chat.hearth.core.store.memory.MemoryDisk;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.NetworkChoice;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// A session without a network: what is written is stored in memory, and a test says what arrives. Everything that is
/// stored and told goes the way of the real one.
final class FakeSession implements Session {
    static final PeerId SELF = new PeerId("a".repeat(32));
    static final PeerId MEI = new PeerId("m".repeat(32));
    static final ConversationId CHAT = new ConversationId(MEI);
    static final Assurance SEALED = new Assurance(Trust.INTRODUCED, 2, List.of());
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final List<String> calls = new ArrayList<>();
    final InMemoryStore store;
    private final CoreThread core;
    private final Events events = new Events();
    private Conversation conversation = Conversation.empty(CHAT);
    private Contact contact = contact("Mei Lin", Standing.ACCEPTED);
    private Presence presence = new Presence.Online();
    private Link link = new Link.Closed();
    private long count;

    FakeSession(CoreThread core) {
        this.core = core;
        store = new InMemoryStore(new MemoryDisk(), core);
    }

    static Contact contact(String name, Standing standing) {
        return new Contact(
                MEI,
                new DisplayName(name),
                Optional.empty(),
                standing,
                Address.of(MEI),
                Optional.empty(),
                Slot.of(Address.of(SELF)),
                Optional.empty(),
                Optional.empty(),
                "",
                NOON,
                SEALED);
    }

    static Link up() {
        return new Link.Up(
                new chat.hearth.core.transport.Place(Address.of(SELF), chat.hearth.core.transport.Place.Rules.OPEN),
                false,
                false,
                NOON);
    }

    /// A message of theirs that stands at this time.
    Message theirs(Instant at, String text) {
        return message(MEI, at, text, new Delivery.Received());
    }

    Message mine(Instant at, String text, Delivery delivery) {
        return message(SELF, at, text, delivery);
    }

    /// Stores these and tells of them.
    void arrive(Message... messages) {
        arrive(List.of(messages));
    }

    void arrive(List<Message> messages) {
        List<Change> changes = messages.stream().<Change>map(Change.Append::new).toList();
        commit(
                changes,
                messages.stream().<ChatEvent>map(ChatEvent.MessageAdded::new).toList());
    }

    void deliver(Message message, Delivery delivery) {
        commit(List.of(new Change.SetDelivery(CHAT, message.position(), delivery)), List.of());
    }

    void contactIs(Contact now) {
        contact = now;
        core.execute(() -> events.publish(new ChatEvent.ContactChanged(now)));
    }

    void presenceIs(Presence now) {
        presence = now;
        core.execute(() -> events.publish(new ChatEvent.PresenceChanged(MEI, now)));
    }

    void linkIs(Link now) {
        link = now;
        core.execute(() -> events.publish(new ChatEvent.LinkChanged(now)));
    }

    void tell(ChatEvent event) {
        core.execute(() -> events.publish(event));
    }

    Conversation conversation() {
        return conversation;
    }

    @Override
    public PeerId self() {
        return SELF;
    }

    @Override
    public Subscription follow(Executor where, Follower follower) {
        var overview = new CompletableFuture<Subscription>();
        core.execute(() -> overview.complete(events.follow(where, follower, overview())));
        return () -> overview.thenAccept(Subscription::close);
    }

    @Override
    public CompletionStage<Message> send(ConversationId to, String text) {
        calls.add("send " + text);
        Message message = mine(core.instant(), text, new Delivery.Queued());
        return commit(List.of(new Change.Append(message)), List.of(new ChatEvent.MessageAdded(message)))
                .thenApply(_ -> message);
    }

    @Override
    public CompletionStage<Page> page(ConversationId id, PageRequest request) {
        var page = new CompletableFuture<Page>();
        core.execute(() -> store.page(id, request).whenComplete((read, failure) -> {
            if (failure == null) {
                page.complete(read);
            } else {
                page.completeExceptionally(failure);
            }
        }));
        return page;
    }

    @Override
    public void markRead(ConversationId id, Position position) {
        calls.add("read");
        commit(List.of(new Change.MarkRead(id, position)), List.of());
    }

    @Override
    public void saveDraft(ConversationId id, String draft) {
        calls.add("draft " + draft);
        commit(List.of(new Change.PutDraft(id, draft)), List.of());
    }

    @Override
    public void erase(ConversationId id) {
        commit(List.of(new Change.EraseConversation(id)), List.of(new ChatEvent.ConversationErased(id)));
    }

    @Override
    public void retry(Message message) {
        calls.add("retry");
        deliver(message, new Delivery.Queued());
    }

    @Override
    public void delete(Message message) {
        calls.add("delete");
        commit(
                List.of(new Change.DeleteMessage(CHAT, message.position())),
                List.of(new ChatEvent.MessageRemoved(CHAT, message.sender(), message.id())));
    }

    @Override
    public void retryNow() {
        calls.add("retryNow");
    }

    @Override
    public void accept(PeerId peer) {
        calls.add("accept");
    }

    @Override
    public void unblock(PeerId peer) {
        calls.add("unblock");
    }

    @Override
    public void connect(Network network) {
        // There is none; a test says how the link is.
    }

    @Override
    public CompletionStage<Invitation> invite(Optional<URI> network, Optional<String> joinCode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> add(Invitation invitation, String greeting) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> addHere(Invitation invitation, String greeting) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> chooseNetwork(NetworkChoice network) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void decline(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void block(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rename(PeerId peer, Optional<DisplayName> nickname) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<SafetyNumber>> safetyNumber(PeerId peer) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletionStage<Privacy> privacy() {
        return CompletableFuture.completedFuture(Privacy.OPEN);
    }

    @Override
    public CompletionStage<Void> setPrivacy(Privacy privacy) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void setVerified(PeerId peer, boolean verified) {}

    @Override
    public void remove(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changeName(DisplayName name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setActivity(Activity activity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> leave() {
        throw new UnsupportedOperationException();
    }

    private Message message(PeerId sender, Instant at, String text, Delivery delivery) {
        count++;
        long sort = (at.toEpochMilli() << 16) + (count & 0xffff);
        return new Message(CHAT, new MessageId(new UUID(7, count)), sender, sort, at, at, text, delivery);
    }

    private Overview overview() {
        return new Overview(
                SELF,
                new DisplayName("Yuki"),
                link,
                List.of(contact),
                List.of(conversation),
                Map.of(MEI, presence),
                Set.of());
    }

    private CompletionStage<Committed> commit(List<Change> changes, List<ChatEvent> then) {
        var stage = new CompletableFuture<Committed>();
        core.execute(() -> store.commit(changes).whenComplete((committed, failure) -> {
            if (failure == null) {
                tell(committed, then);
                stage.complete(committed);
            } else {
                stage.completeExceptionally(failure);
            }
        }));
        return stage;
    }

    private void tell(Committed committed, List<ChatEvent> then) {
        conversation = committed.conversations().getOrDefault(CHAT, conversation);
        then.forEach(events::publish);
        committed.updated().forEach(message -> events.publish(new ChatEvent.MessageChanged(message)));
        committed.conversations().values().forEach(now -> events.publish(new ChatEvent.ConversationChanged(now)));
    }
}
