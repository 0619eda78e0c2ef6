package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.delivery.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/// Two people on a real broker that loses a tenth of what it has confirmed, doubles and delays some, and is killed; all
/// waiting is a sixtieth of what it is.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LossyBrokerTest {
    private static final Logger LOG = LoggerFactory.getLogger(LossyBrokerTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Pace QUICK = Pace.NORMAL.dividedBy(60);

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
        alice = new Someone("Alice", Someone.broker(alicesWay.port()), QUICK);
        bob = new Someone("Bob", Someone.broker(bobsWay.port()), QUICK);
        Await.within(LIMIT, "both are connected", () -> alice.isUp() && bob.isUp());
        bob.befriend(alice);
        alice.awaitContact(bob);
        bob.awaitContact(alice);
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
