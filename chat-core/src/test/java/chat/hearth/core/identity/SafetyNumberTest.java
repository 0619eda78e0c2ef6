package chat.hearth.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyNumberTest {
    private static final VerifyKey ALICE = new VerifyKey(Bytes.ofHex("01".repeat(32)));
    private static final VerifyKey BOB = new VerifyKey(Bytes.ofHex("ff".repeat(32)));
    private static final SafetyNumber NUMBER = SafetyNumber.of(ALICE, BOB);

    @Test
    void bothSeeTheSame() {
        assertEquals(NUMBER, SafetyNumber.of(BOB, ALICE));
        assertEquals(NUMBER.digits(), SafetyNumber.of(BOB, ALICE).digits());
        assertEquals(NUMBER.forQr(), SafetyNumber.of(BOB, ALICE).forQr());
    }

    @Test
    void numberHasTwelveGroupsOfFiveDigits() {
        assertTrue(NUMBER.toString().matches("(\\d{5} ){11}\\d{5}"), NUMBER.toString());
        assertEquals(60, NUMBER.digits().length());
    }

    @Test
    void anotherKeyMakesAnotherNumber() {
        SafetyNumber other = SafetyNumber.of(ALICE, new VerifyKey(Bytes.ofHex("fe" + "ff".repeat(31))));

        assertNotEquals(NUMBER, other);
        assertNotEquals(NUMBER.digits(), other.digits());
        assertFalse(NUMBER.matches(other.forQr()));
        assertFalse(NUMBER.matches(other.digits()));
    }

    @Test
    void whatTheOtherShowsMatchesHoweverItIsSpaced() {
        assertTrue(NUMBER.matches(NUMBER.forQr()));
        assertTrue(NUMBER.matches(NUMBER.digits()));
        assertTrue(NUMBER.matches(" " + NUMBER + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hearth-safety:1?", "hearth:1?AAAA", "00000"})
    void anythingElseDoesNot(String scanned) {
        assertFalse(NUMBER.matches(scanned));
        assertFalse(NUMBER.matches(NUMBER.digits() + "1"));
        assertFalse(NUMBER.matches(NUMBER.forQr() + scanned + "A"));
    }

    @Test
    void hugeTextIsNotSearched() {
        assertFalse(NUMBER.matches(" ".repeat(1_000_000) + NUMBER.digits()));
    }
}
