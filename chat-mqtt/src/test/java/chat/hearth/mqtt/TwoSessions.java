package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.delivery.Pace;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.transport.NetworkChoice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two people with whole sessions on a real broker: what they see of each other and of their messages.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class TwoSessions {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Pace QUICK = Pace.NORMAL.dividedBy(10);

    private FaultProxy alicesWay;
    private FaultProxy bobsWay;
    private Someone alice;
    private Someone bob;

    /// Of a broker on 127.0.0.1 that is running.
    abstract int port();

    abstract NetworkChoice through(int port);

    /// Ends it as a crash would, and starts it again on the same port with what it has on its disk.
    abstract void killAndRestart();

    @BeforeEach
    void meet() {
        alicesWay = FaultProxy.before(port());
        bobsWay = FaultProxy.before(port());
        alice = new Someone("Alice", through(alicesWay.port()), QUICK);
        bob = new Someone("Bob", through(bobsWay.port()), QUICK);
        Await.within(LIMIT, "both are connected", () -> alice.isUp() && bob.isUp());
        bob.befriend(alice);
        Await.within(LIMIT, "they see each other", () -> isOnline(alice, bob) && isOnline(bob, alice));
    }

    @AfterEach
    void part() {
        try {
            alice.close();
            bob.close();
        } finally {
            alicesWay.close();
            bobsWay.close();
        }
    }

    @Test
    void whatOneWritesTheOtherReadsAndTheWriterLearnsOfIt() {
        alice.write(bob, "hello");
        Await.within(LIMIT, "an answer can be written", () -> bob.shown().contains("hello"));
        bob.write(alice, "hello to you");

        Await.within(LIMIT, "both are delivered", () -> alice.delivered() == 1 && bob.delivered() == 1);
        assertEquals(List.of("hello", "hello to you"), alice.texts(bob));
        assertEquals(List.of("hello", "hello to you"), bob.texts(alice));
    }

    @Test
    void whatIsWrittenToSomebodyAwayArrivesInOrderThoughTheWriterHasLeftToo() {
        bob.quit();
        Await.within(LIMIT, "Bob has left", () -> alice.presence(bob) instanceof Presence.Left);
        List<String> written = write(alice, bob, 50);
        Await.within(LIMIT, "the broker has all", () -> alice.sent() == 50);
        alice.quit();

        bob.launch();
        Await.within(LIMIT, "all have arrived", () -> bob.shown().size() == 50);

        assertEquals(written, bob.texts(alice));
        alice.launch();
        Await.within(LIMIT, "the writer learns of it", () -> alice.delivered() == 50);
    }

    @Test
    void whatIsWrittenOfflineGoesOutWhenTheConnectionIsBack() {
        alicesWay.sever();
        Await.within(LIMIT, "the connection is lost", () -> !alice.isUp());
        List<String> written = write(alice, bob, 20);

        alicesWay.mend();
        alice.session().retryNow();

        Await.within(LIMIT, "all are delivered", () -> alice.delivered() == 20);
        assertEquals(written, bob.shown());
    }

    @Test
    void brokerThatIsKilledAndComesBackLosesNothing() {
        List<String> before = write(alice, bob, 20);
        killAndRestart();
        alice.write(bob, "after");

        Await.within(LIMIT, "all are delivered", () -> alice.delivered() == 21);
        assertEquals(21, bob.shown().size());
        assertEquals(before, bob.texts(alice).subList(0, 20));
        Await.within(LIMIT, "they see each other", () -> isOnline(alice, bob) && isOnline(bob, alice));
    }

    @Test
    void killedProcessIsSeenAsLostAndFindsEverythingAtItsNextStart() {
        bob.kill();
        bobsWay.cut();
        Await.within(LIMIT, "Bob is lost", () -> alice.presence(bob) instanceof Presence.Lost);
        List<String> written = write(alice, bob, 10);

        bob.launch();
        Await.within(LIMIT, "all are delivered", () -> alice.delivered() == 10);

        assertEquals(written, bob.texts(alice));
        Await.within(LIMIT, "Bob is seen again", () -> isOnline(bob, alice));
    }

    private static boolean isOnline(Someone who, Someone sees) {
        return sees.presence(who) instanceof Presence.Online;
    }

    private static List<String> write(Someone from, Someone to, int count) {
        List<String> texts =
                IntStream.rangeClosed(1, count).mapToObj(i -> "message " + i).toList();
        texts.forEach(text -> from.write(to, text));
        return texts;
    }
}
