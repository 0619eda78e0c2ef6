package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ReconnectInTimeTest {
    private static final Logger LOG = LoggerFactory.getLogger(ReconnectInTimeTest.class);

    @TempDir
    Path folder;

    @ParameterizedTest
    @Tag("long")
    @ValueSource(ints = {10, 600})
    @Timeout(value = 700, unit = TimeUnit.SECONDS)
    void brokerThatWasAwayIsFoundWithinThreeSeconds(int seconds) {
        try (Mosquitto broker = Mosquitto.start(folder);
                Peer alice = Peer.at(broker.port()).up()) {
            broker.kill();
            Await.pass(Duration.ofSeconds(seconds));
            broker.restart();

            Duration took =
                    Await.within(Peer.LIMIT, "a link", () -> alice.link().isUp());

            LOG.info("Back after {} ms; the broker was away for {} s", took.toMillis(), seconds);
            assertTrue(took.compareTo(Duration.ofSeconds(3)) <= 0, took::toString);
        }
    }
}
