package chat.hearth.mqtt.broker;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.transport.Hosting.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.ServiceRegistryImpl;

/// A running MQTT 5 broker that keeps sessions, queues and retained values in a folder, over a killed process too. It
/// listens on 127.0.0.1, and with TLS elsewhere when told. Everyone logs in by [chat.hearth.core.wire.Login].
///
/// Used by one thread at a time; starting, stopping and opening wait, so not by the core thread.
public final class EmbeddedBroker implements AutoCloseable {
    /// Remembered as used.
    private static final int MOST_LOGINS = 65_536;

    private final Path folder;
    private final Limits limits;
    private final FolderLock lock;
    private final OwnCertificate certificate;
    private final Visits visits;
    private final Guests guests;
    private final ActiveMQServer server;
    private final Door door;

    /// Starts one on the data in `folder`, made if it is not there.
    ///
    /// @param port another one is taken if it is not free; 0 is any free one
    /// @throws HostingFailed if it cannot run
    public static EmbeddedBroker start(Path folder, int port, String joinCode) {
        return start(folder, port, joinCode, Surroundings.usual(), () -> {});
    }

    /// @param listener called on any thread when somebody came or went, or when [#trouble()] may have changed
    static EmbeddedBroker start(Path folder, int port, String joinCode, Surroundings surroundings, Runnable listener) {
        FolderLock lock = FolderLock.take(folder);
        try {
            return new EmbeddedBroker(folder, port, joinCode, surroundings, listener, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private EmbeddedBroker(
            Path folder, int port, String joinCode, Surroundings surroundings, Runnable listener, FolderLock lock) {
        this.folder = folder;
        this.limits = surroundings.limits();
        this.lock = lock;
        visits = new Visits(folder.resolve("visits"), surroundings.clock());
        guests = new Guests(visits, listener);
        requireSpace();
        certificate = OwnCertificate.in(folder);
        server = server(joinCode, surroundings.clock());
        server.registerIOCriticalErrorListener((_, _, _) -> listener.run());
        startServer();
        tidy();
        door = new Door(
                (NettyAcceptor) server.getRemotingService().getAcceptor(Recipe.ACCEPTOR),
                certificate.tls(),
                limits.entry());
        try {
            door.openFirst(Door.HERE, port);
        } catch (RuntimeException e) {
            door.close();
            stopServer();
            throw e;
        }
    }

    private ActiveMQServer server(String joinCode, InstantSource clock) {
        Nonces nonces = new Nonces(MOST_LOGINS, folder.resolve("logins"), clock.instant());
        LoginCheck logins = new LoginCheck(joinCode, certificate.fingerprint(), clock, nonces);
        FailedLogins failed = new FailedLogins(limits.entry().mistakes(), clock);
        ServiceRegistryImpl interceptors = new ServiceRegistryImpl();
        interceptors.addIncomingInterceptor(
                new Gatekeeper(logins, failed, guests, limits.entry().perUser()));
        interceptors.addOutgoingInterceptor(new Welcome());
        ActiveMQServer artemis =
                new ActiveMQServerImpl(Recipe.of(folder, limits), null, new Admission(), null, interceptors);
        artemis.registerBrokerPlugin(new DecoderLimit(limits.use().packet()));
        artemis.registerBrokerPlugin(new InOrder());
        artemis.registerBrokerPlugin(new OneStep(limits.use(), failed));
        return artemis;
    }

    private void startServer() {
        try {
            server.start();
        } catch (Exception e) {
            stopServer();
            throw new HostingFailed(Why.FAILED, e);
        }
        if (!server.isActive()) {
            stopServer();
            throw new HostingFailed(Why.FAILED, "the broker did not become active");
        }
    }

    public int port() {
        return door.port();
    }

    /// Where clients on this computer find it.
    public URI address() {
        return URI.create("mqtt://127.0.0.1:" + port());
    }

    /// SHA-256 of the certificate by which guests know it.
    public Bytes certificate() {
        return certificate.fingerprint();
    }

    /// How many users are connected besides the host.
    int people() {
        return guests.people();
    }

    /// Listens on these addresses besides 127.0.0.1, and on no others any more.
    ///
    /// @return those of them where it listens now
    Set<InetAddress> reach(Collection<InetAddress> wished) {
        Set<InetAddress> loopback = Set.of(Door.HERE);
        Set<InetAddress> surplus = new HashSet<>(door.addresses());
        surplus.removeAll(wished);
        surplus.removeAll(loopback);
        door.close(surplus);
        door.open(wished);
        Set<InetAddress> reached = new HashSet<>(door.addresses());
        reached.removeAll(loopback);
        return reached;
    }

    /// Ends the sessions of those who have not come back in time while it was not running, and notes who is here. To be
    /// called now and then.
    void tidy() {
        Sessions sessions = new Sessions(server);
        sessions.restored().stream().filter(visits::isOver).forEach(clientId -> {
            sessions.remove(clientId);
            visits.forget(clientId);
        });
        visits.saveWhenDue();
    }

    /// Why it does not run any more, or should not.
    Optional<HostingFailed> trouble() {
        try {
            requireSpace();
        } catch (HostingFailed noSpace) {
            return Optional.of(noSpace);
        }
        return server.isStarted()
                ? Optional.empty()
                : Optional.of(new HostingFailed(Why.FAILED, "the broker stopped itself"));
    }

    private void requireSpace() {
        try {
            long usable = Files.getFileStore(folder).getUsableSpace();
            if (usable < limits.free()) {
                throw new HostingFailed(Why.DISK_FULL, usable + " bytes are free");
            }
        } catch (IOException e) {
            throw new HostingFailed(Why.FAILED, e);
        }
    }

    @Override
    public void close() {
        door.close();
        stopServer();
        visits.save();
        lock.close();
    }

    private void stopServer() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new HostingFailed(Why.FAILED, e);
        }
    }
}
