package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.Hosting.State;
import chat.hearth.core.transport.Hosting.Why;
import chat.hearth.core.transport.NetworkChoice.Hosted;
import chat.hearth.core.transport.NetworkChoice.Reach;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole of 127/8 is loopback: 127.0.0.2 and 127.0.0.3 play the local network.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EmbeddedHostingTest {
    @TempDir
    Path folder;

    private final DaemonCoreThread core = new DaemonCoreThread("test-core", InstantSource.system());
    private final BlockingQueue<State> states = new LinkedBlockingQueue<>();
    private volatile List<InetAddress> lan = List.of(InetAddress.ofLiteral("127.0.0.2"));
    private final EmbeddedHosting hosting = new EmbeddedHosting(
            core, new Surroundings(() -> lan, Duration.ofMillis(50), InstantSource.system(), Limits.USUAL.withFree(1)));

    @AfterEach
    void stop() throws Exception {
        onCore(hosting::stop).toCompletableFuture().get(Visitor.PATIENCE_S, TimeUnit.SECONDS);
        core.close();
    }

    @Test
    void startsOnThisComputerAlone() throws Exception {
        start(0, Reach.THIS_COMPUTER);

        assertEquals(new State.Starting(), next());
        State.Running running = nextRunning();

        assertEquals(
                new State.Running(
                        running.port(),
                        Reach.THIS_COMPUTER,
                        List.of(URI.create("mqtt://127.0.0.1:" + running.port())),
                        OwnCertificate.in(folder).fingerprint(),
                        0),
                running);
        assertThrows(
                ConnectException.class, () -> new Socket(InetAddress.ofLiteral("127.0.0.2"), running.port()).close());
    }

    @Test
    void takenPortIsToldByTheOneThatIsUsed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            start(taken.getLocalPort(), Reach.THIS_COMPUTER);

            assertTrue(running(_ -> true).port() != taken.getLocalPort());
        }
    }

    @Test
    void openingToTheNetworkAndClosingAgainLeavesThoseOnThisComputer() throws Exception {
        start(0, Reach.THIS_COMPUTER);
        State.Running running = running(_ -> true);
        int port = running.port();
        Bytes certificate = running.certificate();
        try (Visitor alice = Visitor.at(port, certificate, "alice");
                Visitor bob = Visitor.at("127.0.0.2", port, certificate, "bob")) {
            alice.enter("alice");
            alice.subscribe(Visitor.inbox("alice", "1", "bob"));

            reach(Reach.LOCAL_NETWORK);
            State.Running open = running(state -> state.reach() == Reach.LOCAL_NETWORK);
            bob.enter("bob");
            bob.publish(Visitor.inbox("alice", "1", "bob"), "from the network");
            reach(Reach.THIS_COMPUTER);
            State.Running closed = running(state -> state.reach() == Reach.THIS_COMPUTER);

            assertEquals(List.of(URI.create("mqtts://127.0.0.2:" + port)), open.addresses());
            assertEquals(List.of(URI.create("mqtt://127.0.0.1:" + port)), closed.addresses());
            assertThrows(ConnectException.class, () -> new Socket(InetAddress.ofLiteral("127.0.0.2"), port).close());
            assertTrue(bob.isCutOff());
            assertTrue(alice.isConnected());
            assertEquals("from the network", alice.receiveText());
        }
    }

    @Test
    void addressesFollowTheNetworksOfThisComputer() throws Exception {
        lan = List.of();
        start(0, Reach.LOCAL_NETWORK);
        State.Running alone = running(_ -> true);

        lan = List.of(InetAddress.ofLiteral("127.0.0.3"), InetAddress.ofLiteral("127.0.0.2"));
        State.Running both = running(state -> state.addresses().size() == 2);
        lan = List.of(InetAddress.ofLiteral("127.0.0.2"));
        State.Running one = running(state -> state.addresses().size() == 1);

        assertEquals(Reach.THIS_COMPUTER, alone.reach());
        assertEquals(uris(alone.port(), "127.0.0.3", "127.0.0.2"), both.addresses());
        assertEquals(uris(alone.port(), "127.0.0.2"), one.addresses());
    }

    @Test
    void peopleAreCountedOnceEachAndWithoutTheHost() throws Exception {
        start(0, Reach.THIS_COMPUTER);
        State.Running running = running(_ -> true);
        int port = running.port();
        Bytes certificate = running.certificate();
        try (Visitor host = Visitor.at(port, certificate, "host");
                Visitor bob = Visitor.at(port, certificate, "bob-desk");
                Visitor bobAgain = Visitor.at(port, certificate, "bob-laptop");
                Visitor carol = Visitor.at(port, certificate, "carol")) {
            host.enter("host");
            bob.enter("bob");
            running(state -> state.people() == 1);
            bobAgain.enter("bob");
            carol.enter("carol");

            running(state -> state.people() == 2);
            carol.leave();
            running(state -> state.people() == 1);
            bob.leave();
            bobAgain.leave();
            running(state -> state.people() == 0);
        }
    }

    @Test
    void stoppingIsToldAndTheFolderCanBeUsedAgain() throws Exception {
        start(0, Reach.THIS_COMPUTER);
        int port = running(_ -> true).port();

        onCore(hosting::stop).toCompletableFuture().get(Visitor.PATIENCE_S, TimeUnit.SECONDS);

        assertEquals(new State.Stopped(), states.take());
        assertThrows(ConnectException.class, () -> new Socket(InetAddress.ofLiteral("127.0.0.1"), port).close());
        start(port, Reach.THIS_COMPUTER);
        assertEquals(port, running(_ -> true).port());
    }

    @Test
    void folderInUseFailsAsLockedAndMayBeTriedAgain() throws Exception {
        try (FolderLock _ = FolderLock.take(folder)) {
            start(0, Reach.THIS_COMPUTER);

            assertEquals(new State.Starting(), next());
            assertEquals(Why.LOCKED, nextFailure().why());
        }

        start(0, Reach.THIS_COMPUTER);
        assertEquals(0, running(_ -> true).people());
    }

    @Test
    void folderThatCannotBeMadeFails() throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("file"));

        core.execute(() -> hosting.start(file.resolve("below"), wish(0, Reach.THIS_COMPUTER), states::add));

        assertEquals(new State.Starting(), next());
        assertEquals(Why.FOLDER_NOT_WRITABLE, nextFailure().why());
    }

    @Test
    void statesComeOnTheCoreThread() throws Exception {
        CompletableFuture<String> thread = new CompletableFuture<>();
        core.execute(() -> hosting.start(
                folder,
                wish(0, Reach.THIS_COMPUTER),
                _ -> thread.complete(Thread.currentThread().getName())));

        assertEquals("test-core", thread.get(Visitor.PATIENCE_S, TimeUnit.SECONDS));
        assertFalse(onCore(hosting::stop).toCompletableFuture().isCompletedExceptionally());
    }

    private void start(int port, Reach reach) {
        core.execute(() -> hosting.start(folder, wish(port, reach), states::add));
    }

    private static Hosted wish(int port, Reach reach) {
        return new Hosted(port, reach, Visitor.JOIN_CODE);
    }

    private void reach(Reach reach) {
        core.execute(() -> hosting.reach(reach));
    }

    private <T> CompletionStage<T> onCore(Supplier<CompletionStage<T>> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        core.execute(() -> call.get().thenAccept(result::complete));
        return result;
    }

    private State next() throws InterruptedException {
        State state = states.poll(Visitor.PATIENCE_S, TimeUnit.SECONDS);
        if (state == null) {
            throw new AssertionError("no state came");
        }
        return state;
    }

    private State.Running nextRunning() throws InterruptedException {
        return (State.Running) next();
    }

    private State.Failed nextFailure() throws InterruptedException {
        return (State.Failed) next();
    }

    /// The next running state that is as wanted.
    private State.Running running(Predicate<State.Running> wanted) throws InterruptedException {
        while (true) {
            if (next() instanceof State.Running running && wanted.test(running)) {
                return running;
            }
        }
    }

    private static List<URI> uris(int port, String... hosts) {
        return Stream.of(hosts)
                .map(host -> URI.create("mqtts://" + host + ":" + port))
                .toList();
    }
}
