package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Networks;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Transport;
import chat.hearth.core.transport.TransportFixture;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A real broker for [chat.hearth.core.transport.TransportContract], with a [FaultProxy] in front of it for each
/// client.
final class RealNetwork implements TransportFixture {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Broker broker;
    private final DaemonCoreThread core = new DaemonCoreThread("core-of-a-test", Clock.systemUTC());
    private final Networks networks = new MqttNetworks(core, MqttSettings.standard());
    private final Map<DeviceId, FaultProxy> proxies = new ConcurrentHashMap<>();
    private final List<Runnable> endings = new CopyOnWriteArrayList<>();

    RealNetwork(Broker broker) {
        this.broker = broker;
    }

    /// A broker under test.
    interface Broker {
        int port();

        /// How one logs in through that port.
        NetworkChoice through(int port);

        /// Ends it and starts another on the same port that remembers nothing.
        void replace();

        boolean saysNobodyThere();

        void close();
    }

    @Override
    public Network network() {
        return this::join;
    }

    private Transport join(Account account, Inbox inbox) {
        FaultProxy proxy = proxies.computeIfAbsent(account.device(), _ -> FaultProxy.before(broker.port()));
        Transport transport = networks.at(broker.through(proxy.port())).join(account, inbox);
        var presence = new Mailbox.PresenceOf(Address.of(account.peer()), account.device());
        Publication farewell = Publication.lasting(presence, Bytes.utf8("end of the test"));
        endings.add(() -> {
            CompletableFuture<Void> closed =
                    onCore(() -> transport.close(farewell).toCompletableFuture());
            Await.within(LIMIT, "a transport has closed", closed::isDone);
        });
        return transport;
    }

    @Override
    public <T> T onCore(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        core.execute(() -> result.complete(task.get()));
        return Peer.get(result);
    }

    @Override
    public void await(String what, BooleanSupplier condition) {
        Await.within(LIMIT, what, () -> onCore(condition::getAsBoolean));
    }

    @Override
    public void pass(Duration span) {
        long end = System.nanoTime() + span.toNanos();
        Await.within(span.plus(LIMIT), "time", () -> System.nanoTime() >= end);
    }

    @Override
    public void cut(Account client) {
        proxy(client).sever();
    }

    @Override
    public void heal(Account client) {
        proxy(client).mend();
    }

    private FaultProxy proxy(Account client) {
        FaultProxy proxy = proxies.get(client.device());
        assertTrue(proxy != null, "has never joined");
        return proxy;
    }

    @Override
    public boolean restartBrokerLosingSessions() {
        broker.replace();
        return true;
    }

    @Override
    public boolean saysNobodyThere() {
        return broker.saysNobodyThere();
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
        proxies.values().forEach(FaultProxy::close);
        broker.close();
        core.close();
    }
}
