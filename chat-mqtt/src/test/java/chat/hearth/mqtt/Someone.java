package chat.hearth.mqtt;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.delivery.Pace;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.session.Session;
import chat.hearth.core.session.SessionFactory;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.memory.InMemoryStore;
import chat.hearth.core.store.memory.MemoryDisk;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkChoice;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// Somebody with a whole session in real time on a real broker; the disk is in memory and outlives a quit or a kill.
final class Someone implements AutoCloseable {
    private static final Duration WILL_DELAY = Duration.ofSeconds(2);

    private final MemoryDisk disk = new MemoryDisk();
    private final DisplayName name;
    private NetworkChoice network;
    private final Pace pace;
    private final MqttSettings settings;
    /// What went wrong with the states that were shown.
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    private final Map<MessageId, Delivery> states = new ConcurrentHashMap<>();
    private final Map<PeerId, Presence> presences = new ConcurrentHashMap<>();
    private final Set<PeerId> contacts = ConcurrentHashMap.newKeySet();
    private final Set<PeerId> requests = ConcurrentHashMap.newKeySet();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private volatile Link link = new Link.Closed();
    private DaemonCoreThread core;
    private InMemoryStore store;
    private Session session;

    Someone(String name, NetworkChoice network, Pace pace) {
        this(name, network, pace, MqttSettings.standard());
    }

    @SuppressWarnings("NullAway.Init") // launch() sets the rest
    Someone(String name, NetworkChoice network, Pace pace, MqttSettings settings) {
        this.settings = settings;
        this.name = new DisplayName(name);
        this.network = network;
        this.pace = pace;
        launch();
    }

    static NetworkChoice broker(int port) {
        return new NetworkChoice.Broker(URI.create("mqtt://127.0.0.1:" + port), Optional.empty(), Optional.empty());
    }

    /// Starts the application and goes online, without waiting for it.
    void launch() {
        presences.clear();
        link = new Link.Closed();
        core = new DaemonCoreThread("core of " + name.value(), Clock.systemUTC());
        session = onCore(() -> {
            store = new InMemoryStore(disk, core);
            SessionFactory sessions = new SessionFactory(core, new SecureRandom(), WILL_DELAY, pace);
            return stored(sessions, store).thenApply(snapshot -> sessions.open(store, snapshot));
        });
        session.follow(core, new Eyes());
        session.connect(new MqttNetworks(core, settings).at(network));
    }

    private CompletionStage<Snapshot> stored(SessionFactory sessions, Store opened) {
        return opened.load()
                .thenCompose(found -> found.account().isPresent()
                        ? CompletableFuture.completedStage(found)
                        : sessions.create(opened, name, network));
    }

    /// From the next start on.
    void movesTo(NetworkChoice other) {
        network = other;
    }

    void quit() {
        Peer.get(session.close().toCompletableFuture());
        core.close();
    }

    /// Ends without a word: from now on this process does nothing. Its connection has to be cut besides.
    void kill() {
        onCore(() -> {
            store.kill();
            return CompletableFuture.completedStage(true);
        });
        core.close();
    }

    Session session() {
        return session;
    }

    PeerId id() {
        return session.self();
    }

    Link link() {
        return link;
    }

    /// The secret by which the broker knows this device.
    String clientId() {
        return onCore(store::load).account().orElseThrow().clientId();
    }

    boolean isUp() {
        return link.isUp();
    }

    Presence presence(Someone other) {
        return presences.getOrDefault(other.id(), new Presence.Unknown());
    }

    void befriend(Someone host) {
        var invitation = Peer.get(host.session
                .invite(Optional.of(URI.create("mqtt://127.0.0.1:1883")), Optional.empty())
                .toCompletableFuture());
        Peer.get(session.addHere(invitation, "").toCompletableFuture());
    }

    /// As [#befriend], and waits until both are contacts.
    void meet(Someone host) {
        befriend(host);
        host.awaitContact(this);
        awaitContact(host);
    }

    void write(Someone to, String text) {
        session.send(new ConversationId(to.id()), text);
    }

    /// The messages of that one that were shown, in the order shown, over all starts.
    List<String> shown() {
        return List.copyOf(shown);
    }

    List<String> texts(Someone other) {
        return messages(other).stream().map(Message::text).toList();
    }

    List<Message> messages(Someone other) {
        ConversationId with = new ConversationId(other.id());
        List<Message> all = new ArrayList<>();
        Page page = page(with, new PageRequest.Newest(500));
        all.addAll(page.messages());
        while (page.olderExist()) {
            page = page(with, new PageRequest.Before(all.getFirst().position(), 500));
            all.addAll(0, page.messages());
        }
        return all;
    }

    /// Of those who asked and wait for an answer, how many there are.
    int requests() {
        return requests.size();
    }

    long sent() {
        return states.values().stream().filter(Delivery.Sent.class::isInstance).count();
    }

    void awaitContact(Someone other) {
        Await.within(Duration.ofSeconds(60), "contacts", () -> contacts.contains(other.id()));
    }

    long delivered() {
        return states.values().stream()
                .filter(Delivery.Delivered.class::isInstance)
                .count();
    }

    /// States that went back, if any.
    List<String> wrong() {
        return wrong;
    }

    @Override
    public void close() {
        quit();
    }

    private Page page(ConversationId with, PageRequest request) {
        return Peer.get(session.page(with, request).toCompletableFuture());
    }

    private <T> T onCore(Supplier<CompletionStage<T>> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        core.execute(() -> task.get().whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        }));
        return Peer.get(result);
    }

    private final class Eyes implements Follower {
        @Override
        public void begin(Overview overview) {
            link = overview.link();
            presences.putAll(overview.presences());
        }

        @Override
        public void happened(ChatEvent event) {
            switch (event) {
                case ChatEvent.LinkChanged(var now) -> link = now;
                case ChatEvent.PresenceChanged(var peer, var now) -> presences.put(peer, now);
                case ChatEvent.MessageAdded(var message) -> {
                    if (!message.isMine()) {
                        shown.add(message.text());
                    }
                    advance(message);
                }
                case ChatEvent.MessageChanged(var message) -> advance(message);
                case ChatEvent.ContactChanged(var contact) when contact.isAccepted() -> contacts.add(contact.id());
                case ChatEvent.ContactChanged(var contact)
                when contact.standing() == Standing.REQUESTED -> requests.add(contact.id());
                case ChatEvent.ContactForgotten(var peer) -> requests.remove(peer);
                default -> {}
            }
        }

        private void advance(Message message) {
            if (message.isMine()) {
                Delivery before = states.put(message.id(), message.delivery());
                if (before != null && !before.equals(message.delivery()) && !before.advances(message.delivery())) {
                    wrong.add(before + " became " + message.delivery());
                }
            }
        }
    }
}
