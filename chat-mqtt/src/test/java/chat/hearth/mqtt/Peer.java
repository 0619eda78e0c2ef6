package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.fail;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Transport;
import chat.hearth.core.transport.Watch;
import chat.hearth.core.transport.Will;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// One device with a transport of its own on a real core thread, and a record of what it was told.
final class Peer implements Inbox, AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(20);
    private static final SecureRandom RANDOM = new SecureRandom();

    final Account account;
    final List<Link> links = new CopyOnWriteArrayList<>();
    private final List<Instant> told = new CopyOnWriteArrayList<>();
    final List<Packet> packets = new CopyOnWriteArrayList<>();
    final List<Place> places = new CopyOnWriteArrayList<>();
    private final DaemonCoreThread core = new DaemonCoreThread("core-of-a-test", Clock.systemUTC());
    private final Transport transport;
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile Consumer<Packet> handling = Packet::acknowledge;
    private volatile Duration willDelay = Duration.ofSeconds(1);

    private Peer(NetworkChoice choice, Account account, MqttSettings settings) {
        this.account = account;
        this.transport = new MqttNetworks(core, settings).at(choice).join(account, this);
    }

    static Account somebody() {
        return Account.create(DisplayName.of("Somebody").orElseThrow(), RANDOM);
    }

    static Peer at(NetworkChoice choice) {
        return new Peer(choice, somebody(), MqttSettings.standard());
    }

    static Peer at(NetworkChoice choice, Account account) {
        return new Peer(choice, account, MqttSettings.standard());
    }

    static Peer at(NetworkChoice choice, MqttSettings settings) {
        return new Peer(choice, somebody(), settings);
    }

    static Peer at(int port) {
        return at(broker(port));
    }

    static Peer at(int port, Account account) {
        return at(broker(port), account);
    }

    static NetworkChoice.Broker broker(int port) {
        return new NetworkChoice.Broker(URI.create("mqtt://127.0.0.1:" + port), Optional.empty(), Optional.empty());
    }

    static NetworkChoice.Broker broker(int port, String user, String password) {
        return new NetworkChoice.Broker(
                URI.create("mqtt://127.0.0.1:" + port), Optional.of(user), Optional.of(password));
    }

    Peer willDelay(Duration delay) {
        willDelay = delay;
        return this;
    }

    /// What becomes of packets, on the core thread; as long as nothing is said they are acknowledged.
    Peer handling(Consumer<Packet> packet) {
        handling = packet;
        return this;
    }

    Peer open() {
        on(port -> {
            port.open();
            return CompletableFuture.completedFuture(null);
        });
        return this;
    }

    Peer up() {
        open();
        awaitUp();
        return this;
    }

    void awaitUp() {
        awaitLink("up", Link::isUp);
    }

    Link.Refused awaitRefused() {
        awaitLink("refused", Link.Refused.class::isInstance);
        return (Link.Refused) link();
    }

    Link.Down awaitDown() {
        awaitLink("down", Link.Down.class::isInstance);
        return lastDown();
    }

    Link.Down lastDown() {
        return (Link.Down) links.stream()
                .filter(Link.Down.class::isInstance)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    void awaitLink(String what, Predicate<Link> wanted) {
        Await.within(Duration.ofSeconds(30), () -> what + ", not " + links, () -> wanted.test(link()));
    }

    void awaitSessions(int count) {
        Await.within(LIMIT, count + " sessions", () -> sessions() == count && link().isUp());
    }

    Link link() {
        return links.isEmpty() ? new Link.Closed() : links.getLast();
    }

    /// When it was told so.
    Instant toldAt(Link link) {
        return told.get(links.indexOf(link));
    }

    Place place() {
        return ((Link.Up) link()).place();
    }

    Address address() {
        return Address.of(account.peer());
    }

    Mailbox.PresenceOf presence() {
        return new Mailbox.PresenceOf(address(), account.device());
    }

    Mailbox.InboxOf inboxFor(String slot) {
        return new Mailbox.InboxOf(address(), account.device(), new Slot(slot));
    }

    Watch.Inbox watchFor(String slot) {
        return new Watch.Inbox(address(), account.device(), new Slot(slot));
    }

    void watch(Watch watch) {
        run(port -> port.watch(watch));
    }

    void unwatch(Watch watch) {
        run(port -> port.unwatch(watch));
    }

    void retryNow() {
        run(Transport::retryNow);
    }

    CompletableFuture<Outcome> begin(Mailbox mailbox, String text) {
        return begin(new Publication(mailbox, Bytes.utf8(text), Duration.ofDays(1)));
    }

    CompletableFuture<Outcome> begin(Publication publication) {
        return on(port -> port.publish(publication));
    }

    Outcome publish(Mailbox mailbox, String text) {
        return get(begin(mailbox, text));
    }

    Outcome publish(Publication publication) {
        return get(begin(publication));
    }

    CompletableFuture<Void> beginClose() {
        return on(port -> port.close(farewell()));
    }

    void leave() {
        get(on(port -> port.leave(farewell())));
    }

    /// The texts that came to a mailbox, in order.
    List<String> texts(Mailbox mailbox) {
        return packets.stream()
                .filter(packet -> packet.mailbox().equals(mailbox))
                .map(Peer::text)
                .toList();
    }

    void awaitText(Mailbox mailbox, String text) {
        Await.within(LIMIT, text + " in " + mailbox, () -> texts(mailbox).contains(text));
    }

    static String text(Packet packet) {
        return new String(packet.payload().toArray(), StandardCharsets.UTF_8);
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            return fail(e);
        }
    }

    /// Runs on the core thread and waits until it has run.
    void run(Consumer<Transport> task) {
        get(on(port -> {
            task.accept(port);
            return CompletableFuture.completedFuture(null);
        }));
    }

    @Override
    public CompletionStage<Optional<Will>> nextWill(Place place) {
        places.add(place);
        Publication lost =
                new Publication(presence(), Bytes.utf8("lost " + sessions.incrementAndGet()), Publication.LONGEST);
        return CompletableFuture.completedFuture(Optional.of(new Will(lost, willDelay)));
    }

    int sessions() {
        return sessions.get();
    }

    @Override
    public void received(Packet packet) {
        packets.add(packet);
        handling.accept(packet);
    }

    @Override
    public void linkChanged(Link link) {
        told.add(Instant.now());
        links.add(link);
    }

    /// Ends the transport, without failing where the broker is gone.
    @Override
    public void close() {
        get(beginClose());
        core.close();
    }

    private Publication farewell() {
        return new Publication(presence(), Bytes.utf8("left " + sessions.get()), Publication.LONGEST);
    }

    private <T> CompletableFuture<T> on(Function<Transport, CompletionStage<T>> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        core.execute(() -> task.apply(transport).whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        return answer;
    }
}
