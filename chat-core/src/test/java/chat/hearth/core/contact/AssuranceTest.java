package chat.hearth.core.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AssuranceTest {
    private static final Bytes FIRST = Bytes.ofHex("01".repeat(32));
    private static final Bytes SECOND = Bytes.ofHex("02".repeat(32));
    private static final Bytes THIRD = Bytes.ofHex("03".repeat(32));

    @Test
    void highestSuiteThatWasListedStays() {
        Assurance listed = Assurance.NONE.withSuite(1).withSuite(2);

        assertEquals(2, listed.withSuite(0).suite());
        assertTrue(listed.isSealed());
        assertFalse(Assurance.NONE.isSealed());
    }

    @Test
    void newestPresenceKeyStandsFirstAndTheOneBeforeStays() {
        Assurance keys =
                Assurance.NONE.withPresenceKey(FIRST).withPresenceKey(SECOND).withPresenceKey(THIRD);

        assertEquals(List.of(THIRD, SECOND), keys.presenceKeys());
    }

    @Test
    void presenceKeyThatComesAgainTakesNoOthersPlace() {
        Assurance keys =
                Assurance.NONE.withPresenceKey(FIRST).withPresenceKey(SECOND).withPresenceKey(SECOND);

        assertEquals(List.of(SECOND, FIRST), keys.presenceKeys());
        assertEquals(List.of(FIRST, SECOND), keys.withPresenceKey(FIRST).presenceKeys());
    }
}
