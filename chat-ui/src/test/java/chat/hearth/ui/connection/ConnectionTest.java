package chat.hearth.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.session.Session;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.NetworkChoice.Hosted;
import chat.hearth.core.transport.NetworkChoice.Reach;
import chat.hearth.ui.contact.RecordedSession;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final Hosted OWN = new Hosted(18830, Reach.THIS_COMPUTER, "k7qz2m4xp9wd");
    private static final Hosted OTHER_PORT = new Hosted(18831, Reach.THIS_COMPUTER, "k7qz2m4xp9wd");
    private static final NetworkChoice LAB =
            new NetworkChoice.Broker(URI.create("mqtt://lab.example:1883"), Optional.empty(), Optional.empty());

    private final ManualCore core = new ManualCore();
    private final RecordedSession session = new RecordedSession();
    private static final Bytes CERTIFICATE = Bytes.ofHex("5a".repeat(32));

    private final OneBroker broker = new OneBroker();

    @Test
    void whatIsChosenBeforeItBeginsIsEnteredOnce() {
        Connection connection = startingAt(LAB);

        connection.choose(OWN);
        connection.begin();
        core.runReady();

        assertEquals(List.of("start 18830"), broker.done);
        assertEquals(1, connects());
    }

    @Test
    void anotherBrokerChosenBeforeItBeginsIsTheOnlyOneJoined() {
        Connection connection = startingAt(OWN);

        connection.choose(LAB);
        connection.begin();
        core.runReady();

        assertEquals(List.of(), broker.done);
        assertEquals(1, connects());
    }

    @Test
    void ofTwoChoicesAtOnceTheLastIsEntered() {
        Connection connection = startingAt(LAB);
        connection.begin();
        core.runReady();

        connection.choose(OWN);
        connection.choose(OTHER_PORT);
        core.runReady();

        assertEquals(List.of("stop", "stop", "start 18831"), broker.done);
        assertEquals(2, connects());
    }

    @Test
    void certificateOfOnesOwnBrokerIsKeptForInvitationsAndLogins() {
        Connection connection = startingAt(OWN);

        connection.begin();
        core.runReady();

        assertEquals(OWN.withCertificate(CERTIFICATE), connection.choice().get());
        assertEquals(1, connects());
    }

    @Test
    void aBrokerThatFailedIsStartedOnceHoweverOftenOneAsks() {
        Connection connection = startingAt(OWN);
        connection.begin();
        core.runReady();
        broker.fail();

        connection.retryNow();
        connection.retryNow();
        core.runReady();

        assertEquals(List.of("start 18830", "start 18830"), broker.done);
    }

    @Test
    void whatIsChosenInTheLastMomentIsNotEnteredAfterTheEnd() {
        Connection connection = startingAt(LAB);
        connection.begin();
        core.runReady();

        connection.choose(OWN);
        connection.end(Session::close);
        core.runReady();

        assertEquals(List.of("stop", "stop"), broker.done);
    }

    private long connects() {
        return session.calls().stream()
                .filter(call -> call.startsWith("connect("))
                .count();
    }

    private Connection startingAt(NetworkChoice choice) {
        return new Connection(
                session.session(),
                _ -> (_, _) -> {
                    throw new UnsupportedOperationException();
                },
                broker,
                core,
                Runnable::run,
                new Connection.Beginning(choice, Path.of("broker")));
    }

    /// Runs at once, and like the real one not twice.
    private static final class OneBroker implements Hosting {
        private final List<String> done = new ArrayList<>();
        private Consumer<State> told = _ -> {};
        private boolean runs;

        @Override
        public void start(Path folder, Hosted wish, Consumer<State> listener) {
            if (runs) {
                throw new IllegalStateException("the broker runs already");
            }
            runs = true;
            done.add("start " + wish.port());
            told = listener;
            listener.accept(new State.Running(wish.port(), wish.reach(), List.of(), CERTIFICATE, 0));
        }

        @Override
        public void reach(Reach reach) {}

        @Override
        public CompletionStage<Void> stop() {
            runs = false;
            done.add("stop");
            return CompletableFuture.completedFuture(null);
        }

        private void fail() {
            runs = false;
            told.accept(new State.Failed(Why.FAILED, ""));
        }
    }
}
