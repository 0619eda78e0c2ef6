package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.wire.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrekeysTest {
    private final Dice dice = new Dice(1);
    private final Peer alice = new Peer("Alice", Suite.HYBRID, dice);
    private final Prekeys first = alice.prekeys;
    private final Instant issued = first.current().bundle().issued();

    private Prekeys at(Prekeys keys, Instant now) {
        return keys.at(alice.account, Suite.HYBRID, now, dice);
    }

    @Test
    void prekeyIsExchangedWeekly() {
        Instant week = issued.plus(Prekeys.ROTATION);

        assertSame(first, at(first, week.minusMillis(1)));
        Bundle next = at(first, week).current().bundle();
        assertEquals(week, next.issued());
        assertEquals(week.plus(Bundle.LONGEST), next.expires());
        assertTrue(next.prekey() > first.current().bundle().prekey());
    }

    @Test
    void prekeyIsKeptForWhatMayStillBeOnItsWay() {
        long id = first.current().bundle().prekey();
        Instant end = first.current().bundle().expires().plus(Prekeys.GRACE);

        Prekeys late = at(first, end.minusMillis(1));
        Prekeys after = at(late, end);

        assertTrue(late.find(id, end.minusMillis(1)).isPresent());
        assertEquals(Optional.empty(), late.find(id, end));
        assertTrue(late.encode().size() > after.encode().size());
        assertNotEquals(late, after);
    }

    @Test
    void oneYearOfWeeksLeavesNoMoreThanSixPrekeys() {
        Prekeys keys = first;
        for (int day = 0; day < 365; day++) {
            keys = at(keys, issued.plus(Duration.ofDays(day)));
            assertTrue(keys.encode().size() < 6 * 1600, "day " + day);
        }
    }

    /// A clock that was years ahead and is right again.
    @Test
    void prekeyFromTheFutureIsExchanged() {
        Prekeys ahead = at(first, issued.plus(Duration.ofDays(4000)));

        Prekeys right = at(ahead, issued);

        assertEquals(issued, right.current().bundle().issued());
        assertTrue(right.current().bundle().prekey() > ahead.current().bundle().prekey());
    }

    @ParameterizedTest
    @EnumSource
    void prekeysComeBackAsTheyWereStored(Suite suite) {
        Prekeys keys = Prekeys.issue(alice.account, suite, issued, dice)
                .at(alice.account, suite, issued.plus(Prekeys.ROTATION), dice);

        assertEquals(keys, Prekeys.decode(keys.encode(), alice.account));
    }

    @Test
    void prekeysOfAnotherDeviceAreRefused() {
        Bytes stored = first.encode();

        assertThrows(ProtocolException.class, () -> Prekeys.decode(stored, alice.account.onNewDevice(dice)));
    }

    @Test
    void bundleOfTheSecondSuiteHasAKemKey() {
        Prekeys classic = Prekeys.issue(alice.account, Suite.CLASSIC, issued, dice);

        assertTrue(first.current().bundle().kem().isPresent());
        assertEquals(Optional.empty(), classic.current().bundle().kem());
    }
}
