package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.bytes.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealedSessionTest {
    @ParameterizedTest
    @EnumSource
    void whatIsSealedForADeviceIsOpenedThere(Suite suite) {
        Pair alice = new Pair("Alice", suite, new Dice(1));
        Pair bob = new Pair("Bob", suite, new Dice(2));

        alice.begin(bob);
        Bytes first = alice.seal(Pair.text("one"));
        Bytes second = alice.seal(Pair.text("two"));
        assertEquals("one", Pair.textOf(bob.open(first)));
        assertEquals("two", Pair.textOf(bob.open(second)));
        assertEquals("three", Pair.textOf(alice.open(bob.seal(Pair.text("three")))));
        assertEquals("four", Pair.textOf(bob.open(alice.seal(Pair.text("four")))));
        assertEquals("five", Pair.textOf(alice.open(bob.seal(Pair.text("five")))));
    }
}
