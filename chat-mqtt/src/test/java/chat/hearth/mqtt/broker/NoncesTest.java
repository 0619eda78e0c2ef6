package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));

    private final Nonces nonces = new Nonces(3);

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

    private boolean use(String nonce, Instant now) {
        return nonces.use(Bytes.utf8(nonce), now, TOMORROW);
    }
}
