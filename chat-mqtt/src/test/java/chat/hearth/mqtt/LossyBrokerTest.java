package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.delivery.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Two people on a real broker that loses a tenth of what it has confirmed, doubles and delays some, and is killed, or
/// whose connections are cut, fall silent and let messages overtake each other; all waiting is a sixtieth of what it
/// is.
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class LossyBrokerTest {
    private static final Logger LOG = LoggerFactory.getLogger(LossyBrokerTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Pace QUICK = Pace.NORMAL.dividedBy(60);
    /// Silence is noticed sooner than in life.
    private static final MqttSettings WATCHFUL =
            new MqttSettings("hearth/v1", Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(2));

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private Mosquitto mosquitto;
    private LossyProxy alicesWay;
    private LossyProxy bobsWay;
    private Someone alice;
    private Someone bob;

    @BeforeAll
    static void needMosquitto() {
        Mosquitto.program();
    }

    @BeforeEach
    void meet() {
        LOG.info("Seed {}", seed);
        mosquitto = Mosquitto.start(folder);
        alicesWay = LossyProxy.before(mosquitto.port(), seed);
        bobsWay = LossyProxy.before(mosquitto.port(), seed + 1);
        alice = new Someone("Alice", Someone.broker(alicesWay.port()), QUICK, WATCHFUL);
        bob = new Someone("Bob", Someone.broker(bobsWay.port()), QUICK, WATCHFUL);
        Await.within(LIMIT, "both are connected", () -> alice.isUp() && bob.isUp());
        bob.meet(alice);
    }

    @AfterEach
    void part() {
        try {
            alice.close();
            bob.close();
        } finally {
            alicesWay.close();
            bobsWay.close();
            mosquitto.close();
        }
    }

    @Test
    void hundredsWrittenToSomebodyAwayArriveOnceAndInOrder() {
        writeToSomebodyAway(600);
    }

    @Test
    @Tag("long")
    void threeThousandWrittenToSomebodyAwayArriveOnceAndInOrder() {
        writeToSomebodyAway(3_000);
    }

    @Test
    void brokerKilledInTheMiddleOfHundredsLosesNone() {
        writeWhileTheBrokerIsKilled(300);
    }

    @Test
    @Tag("long")
    void brokerKilledInTheMiddleOfThousandsLosesNone() {
        writeWhileTheBrokerIsKilled(1_500);
    }

    @Test
    void cutsSilentConnectionsAndOvertakingLoseNone() {
        writeBothWaysInAStorm(300, 5, 1, LIMIT);
    }

    @Test
    @Tag("long")
    void longStormLosesNone() {
        // Some 2.4 s from one cut or silence to the next connection, and each side meets 35.
        writeBothWaysInAStorm(1_500, 30, 5, LIMIT.multipliedBy(4));
    }

    private void writeBothWaysInAStorm(int count, int cuts, int silences, Duration limit) {
        alicesWay.storm(cuts, silences);
        bobsWay.storm(cuts, silences);
        List<String> fromAlice = write(1, count);
        List<String> fromBob = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "answer " + i)
                .peek(text -> bob.write(alice, text))
                .toList();

        Await.within(
                limit,
                () -> "all are delivered: " + standing() + ", " + bob.delivered() + " of Bob's",
                () -> alice.delivered() == count && bob.delivered() == count);

        assertEquals(fromAlice, of(bob.texts(alice), "message"), "seed " + seed);
        assertEquals(fromBob, of(alice.texts(bob), "answer"), "seed " + seed);
        assertEquals(Set.copyOf(fromAlice), Set.copyOf(bob.shown()), "seed " + seed);
        assertEquals(count, bob.shown().size(), "seed " + seed);
        assertEquals(count, alice.shown().size(), "seed " + seed);
        assertEquals(List.of(), alice.wrong(), "seed " + seed);
        assertEquals(List.of(), bob.wrong(), "seed " + seed);
        assertTrue(alicesWay.isOver() && bobsWay.isOver(), "the storm came: seed " + seed);
        assertTrue(alicesWay.swapped() > 0 && bobsWay.swapped() > 0, "seed " + seed);
    }

    private static List<String> of(List<String> texts, String kind) {
        return texts.stream().filter(text -> text.startsWith(kind)).toList();
    }

    private void writeToSomebodyAway(int count) {
        bob.quit();
        List<String> written = write(1, count);
        Await.within(LIMIT, "the window is at the broker", () -> alice.sent() >= 190);

        bob.launch();

        arrived(written);
        assertTrue(bobsWay.lost() > count / 30, () -> bobsWay.lost() + " lost");
    }

    private void writeWhileTheBrokerIsKilled(int count) {
        List<String> written = write(1, count);
        Await.within(LIMIT, "a third has arrived", () -> bob.shown().size() >= count / 3);

        mosquitto.kill();
        mosquitto.restart();

        arrived(written);
    }

    private void arrived(List<String> written) {
        long begin = System.nanoTime();
        Await.within(LIMIT, () -> "all are delivered: " + standing(), () -> alice.delivered() == written.size());
        LOG.info(
                "{} delivered in {} ms, {} lost on the way",
                written.size(),
                (System.nanoTime() - begin) / 1_000_000,
                bobsWay.lost() + alicesWay.lost());
        assertEquals(written, bob.texts(alice), "seed " + seed);
        assertEquals(written.size(), bob.shown().stream().distinct().count(), "seed " + seed);
        assertEquals(written.size(), bob.shown().size(), "seed " + seed);
        assertEquals(List.of(), alice.wrong(), "seed " + seed);
    }

    private String standing() {
        return alice.delivered() + " delivered, " + bob.messages(alice).size() + " stored, "
                + bob.shown().size() + " shown, links " + alice.isUp() + " and " + bob.isUp() + ", seed " + seed;
    }

    private List<String> write(int first, int last) {
        List<String> texts =
                IntStream.rangeClosed(first, last).mapToObj(i -> "message " + i).toList();
        texts.forEach(text -> alice.write(bob, text));
        return texts;
    }
}
