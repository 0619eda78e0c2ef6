package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // started before each test
class NoncesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private Nonces nonces;

    @BeforeEach
    void start() {
        restart(NOON);
    }

    @Test
    void isGoodOnce() {
        assertTrue(use("a", NOON));
        assertFalse(use("a", NOON));
        assertFalse(use("a", TOMORROW.minusMillis(1)));
    }

    @Test
    void isRememberedForAsLongAsItsLoginWouldBeGood() {
        use("a", NOON);

        assertTrue(use("a", TOMORROW));
    }

    @Test
    void oldestGoesWhereTooManyCome() {
        use("a", NOON);
        use("b", NOON);
        use("c", NOON);
        use("d", NOON);

        assertFalse(use("d", NOON));
        assertTrue(use("a", NOON));
    }

    @Test
    void isGoodOnceAlsoAfterARestart() {
        use("a", NOON);
        restart(NOON);
        use("b", NOON);
        restart(NOON);

        assertFalse(use("a", NOON));
        assertFalse(use("b", NOON));
        assertTrue(use("c", NOON));
    }

    @Test
    void noteThatWasCutOffTakesNothingElseAway() throws IOException {
        use("a", NOON);
        Files.write(file(), new byte[7], StandardOpenOption.APPEND);
        restart(NOON);

        assertFalse(use("a", NOON));
        restart(NOON);
        assertFalse(use("a", NOON));
    }

    @Test
    void whatCouldNotBeNotedIsNotedWithTheNextOne() throws IOException {
        Files.delete(file());
        Files.createDirectory(file());
        use("b", NOON);
        Files.delete(file());
        use("c", NOON);
        restart(NOON);

        assertFalse(use("b", NOON));
        assertFalse(use("c", NOON));
    }

    @Test
    void fileStaysSmallHoweverManyCome() throws IOException {
        for (int i = 0; i < 100; i++) {
            use("" + i, NOON);
        }

        assertTrue(Files.size(file()) <= 6 * 24, Files.size(file()) + " bytes");
        restart(NOON);
        assertFalse(use("99", NOON));
    }

    private void restart(Instant now) {
        nonces = new Nonces(3, file(), now);
    }

    private Path file() {
        return folder.resolve("logins");
    }

    private boolean use(String name, Instant now) {
        Bytes nonce = Bytes.copyOf(Arrays.copyOf(Bytes.utf8(name).toArray(), 16));
        return nonces.use(nonce, now, TOMORROW);
    }
}
