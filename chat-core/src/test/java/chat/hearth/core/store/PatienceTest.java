package chat.hearth.core.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Patience patience = new Patience();

    @Test
    void pauseDoublesUpToHalfAMinute() {
        List<Long> pauses = Stream.generate(() -> patience.wrong(NOON).pause().toSeconds())
                .limit(8)
                .toList();

        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L), pauses);
    }

    @Test
    void nothingIsLookedAtBeforeThePauseIsOver() {
        patience.wrong(NOON);
        patience.wrong(NOON);

        PassphraseRefused early = assertThrows(PassphraseRefused.class, () -> patience.require(NOON.plusMillis(500)));

        assertEquals(PassphraseRefused.Why.TOO_SOON, early.why());
        assertEquals(Duration.ofMillis(1_500), early.pause());
        assertDoesNotThrow(() -> patience.require(NOON.plusSeconds(2)));
    }

    @Test
    void rightOneEndsThePauses() {
        patience.wrong(NOON);
        patience.right();

        assertDoesNotThrow(() -> patience.require(NOON));
        assertEquals(Duration.ofSeconds(1), patience.wrong(NOON).pause());
    }

    @Test
    void clockThatIsPutBackDoesNotLengthenThePause() {
        patience.wrong(NOON);

        assertDoesNotThrow(() -> patience.require(NOON.minus(Duration.ofDays(1))));
    }

    @Test
    void waysToTypeTheSameLettersAreOnePassphrase() {
        assertEquals(new Passphrase("caf\u00e9 s\u00fc\u00df"), new Passphrase("cafe\u0301 su\u0308\u00df"));
        assertNotEquals(new Passphrase("hearth"), new Passphrase("hearth "));
    }

    @Test
    void lengthIsCountedInLetters() {
        assertTrue(Passphrase.isLongEnough("👋".repeat(8)));
        assertFalse(Passphrase.isLongEnough("👋".repeat(7)));
    }

    @Test
    void passphraseIsNotInItsDescription() {
        assertEquals("Passphrase", new Passphrase("the cold bright hearth").toString());
    }
}
