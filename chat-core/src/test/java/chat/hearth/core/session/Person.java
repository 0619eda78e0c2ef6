package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.seal.PlainCipher;
import chat.hearth.core.seal.PresenceKey;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.memory.InMemoryStore;
import chat.hearth.core.store.memory.MemoryDisk;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.memory.InMemoryNetwork;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/// Somebody with a computer: a disk that outlives every process, and a whole session while the application runs.
public final class Person {
    public static final NetworkChoice NETWORK =
            new NetworkChoice.Broker(URI.create("mqtt://broker.example:1883"), Optional.empty(), Optional.empty());

    private final ManualCore core;
    private final InMemoryNetwork network;
    private final DisplayName name;
    private final SecureRandom chance;
    private MemoryDisk disk = new MemoryDisk();
    private final List<ChatEvent> events = new ArrayList<>();
    private Duration ahead = Duration.ZERO;
    private Optional<Function<Supplier<Account>, SessionCipher>> suite = Optional.empty();
    private Life life;
    private InMemoryStore store;
    private Session session;
    private Account account;
    private Overview overview;

    Person(ManualCore core, InMemoryNetwork network, String name) {
        this(core, network, name, new SecureRandom());
    }

    @SuppressWarnings("NullAway.Init") // launch() sets the rest
    Person(ManualCore core, InMemoryNetwork network, String name, SecureRandom chance) {
        this.chance = chance;
        this.core = core;
        this.network = network;
        this.name = new DisplayName(name);
        launch();
    }

    /// A second process of the same device.
    @SuppressWarnings("NullAway.Init") // launch() sets the rest
    Person(Person original) {
        core = original.core;
        chance = original.chance;
        network = original.network;
        name = original.name;
        launch(original.account);
    }

    /// A copy of the disk as it is now.
    public MemoryDisk backUp() {
        return disk.copy();
    }

    /// Puts a copy in place of the disk. The application must not run.
    public void restore(MemoryDisk copy) {
        disk = copy;
    }

    /// Somebody with a copy of that disk on another computer; the application is not started yet.
    @SuppressWarnings("NullAway.Init") // launch() sets the rest
    Person(Person original, MemoryDisk copied) {
        core = original.core;
        chance = original.chance;
        network = original.network;
        name = original.name;
        disk = copied;
        launch();
    }

    /// Starts the application; it is not online yet.
    public void launch() {
        begin();
        Snapshot stored = await(store.load());
        begin(stored.account().isPresent() ? stored : await(sessions().create(store, name, NETWORK)));
    }

    private void launch(Account copied) {
        begin();
        String place = await(store.load()).place();
        await(store.commit(List.of(new Change.PutAccount(copied), new Change.PutHome(place))));
        begin(await(store.load()));
    }

    private void begin() {
        life = new Life(core, ahead);
        store = new InMemoryStore(disk, life);
    }

    private void begin(Snapshot stored) {
        account = stored.account().orElseThrow();
        session = sessions().open(store, stored);
        events.clear();
        session.follow(life, new Follower() {
            @Override
            public void begin(Overview now) {
                overview = now;
            }

            @Override
            public void happened(ChatEvent event) {
                events.add(event);
            }
        });
        core.runReady();
    }

    private SessionFactory sessions() {
        SessionFactory sessions = new SessionFactory(life, chance);
        return suite.map(sessions::sealing).orElse(sessions);
    }

    /// Whether it is a program that cannot encrypt, from the next start on.
    public void speaksPlainly(boolean now) {
        suite = now ? Optional.of(PlainCipher::new) : Optional.empty();
    }

    /// From the next start on this suite and no other.
    public void speaks(Function<Supplier<Account>, SessionCipher> only) {
        suite = Optional.of(only);
    }

    public void goOnline() {
        session.connect(network.seenFrom(life));
        core.runReady();
    }

    /// Starts the application and goes online.
    public void start() {
        launch();
        goOnline();
    }

    /// Ends the application as its menu does.
    public void quit() {
        await(session.close());
        life.end();
    }

    public void restart() {
        quit();
        start();
    }

    /// Ends the process without a word.
    public void kill() {
        store.kill();
        life.end();
        network.interrupt(account.device());
        core.runReady();
    }

    /// Pulls the cable.
    public void cut() {
        network.cut(account.device());
        core.runReady();
    }

    public void heal() {
        network.heal(account.device());
        session.retryNow();
        core.runReady();
    }

    /// Breaks the connection once; it comes back by itself.
    public void interrupt() {
        network.interrupt(account.device());
        core.runReady();
    }

    /// From the next start on.
    public void clockIsAheadBy(Duration wrong) {
        ahead = wrong;
    }

    public Session session() {
        return session;
    }

    public InMemoryStore store() {
        return store;
    }

    public Account account() {
        return account;
    }

    public PeerId id() {
        return account.peer();
    }

    public ConversationId with(Person other) {
        return new ConversationId(other.id());
    }

    public Invitation invitation() {
        return await(session.invite(Optional.of(URI.create("mqtt://broker.example:1883")), Optional.empty()));
    }

    public void add(Invitation invitation) {
        await(session.add(invitation, ""));
    }

    public Message write(Person to, String text) {
        return await(session.send(with(to), text));
    }

    public Overview overview() {
        return overview;
    }

    public List<ChatEvent> events() {
        return events;
    }

    public <E extends ChatEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The whole conversation as it is stored.
    public List<Message> messages(Person other) {
        List<Message> all = new ArrayList<>();
        Page page = await(session.page(with(other), new PageRequest.Newest(500)));
        all.addAll(page.messages());
        while (page.olderExist()) {
            page = await(session.page(
                    with(other), new PageRequest.Before(all.getFirst().position(), 500)));
            all.addAll(0, page.messages());
        }
        return all;
    }

    public List<String> texts(Person other) {
        return messages(other).stream().map(Message::text).toList();
    }

    public Delivery delivery(Person other, String text) {
        return messages(other).stream()
                .filter(message -> message.text().equals(text))
                .findFirst()
                .orElseThrow()
                .delivery();
    }

    public Optional<Contact> contact(Person other) {
        return howThingsStand().contacts().stream()
                .filter(contact -> contact.id().equals(other.id()))
                .findFirst();
    }

    public Optional<Standing> standing(Person other) {
        return contact(other).map(Contact::standing);
    }

    public Presence presence(Person other) {
        return howThingsStand().presences().getOrDefault(other.id(), new Presence.Unknown());
    }

    /// Every presence of the other one that was shown since the start.
    public List<Presence> presences(Person other) {
        return events(ChatEvent.PresenceChanged.class).stream()
                .filter(event -> event.peer().equals(other.id()))
                .map(ChatEvent.PresenceChanged::presence)
                .toList();
    }

    public int unread(Person other) {
        return howThingsStand().conversations().stream()
                .filter(each -> each.id().equals(with(other)))
                .mapToInt(each -> each.unread())
                .sum();
    }

    public Link link() {
        return howThingsStand().link();
    }

    public Mailbox.PresenceOf presenceMailbox() {
        return new Mailbox.PresenceOf(Address.of(id()), account.device());
    }

    /// What this device would publish of itself.
    public Bytes sealed(Announcement announcement) {
        return new PresenceKey(account.presenceKey())
                .seal(announcement, presenceMailbox(), account.deviceKey(), chance);
    }

    /// Whether what is put there is a message to this device.
    public boolean receivesAt(Mailbox mailbox) {
        return mailbox instanceof Mailbox.InboxOf inbox && inbox.device().equals(account.device());
    }

    /// Lets everything happen that happens without time going by, and takes the result.
    public <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        core.runReady();
        for (int i = 0; i < 300 && !future.isDone(); i++) {
            core.advance(Duration.ofMillis(10));
        }
        if (!future.isDone()) {
            throw new AssertionError("never completed");
        }
        return future.join();
    }

    public Overview howThingsStand() {
        List<Overview> seen = new ArrayList<>();
        Subscription look = session.follow(life, new Follower() {
            @Override
            public void begin(Overview current) {
                seen.add(current);
            }

            @Override
            public void happened(ChatEvent event) {}
        });
        core.runReady();
        look.close();
        return seen.isEmpty() ? overview : seen.getFirst();
    }
}
