package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptMapTest {
    private final KeptMap<Integer, String> map = new KeptMap<>();

    @Test
    void settledEndsAtTheLastThatIsStored() {
        map.load(1, "one");
        map.change(2, Optional.of("two"));
        map.change(3, Optional.of("three"));

        assertEquals(Set.of(1), settled(0, 9));

        map.settle(2, Optional.of("two"));

        assertEquals(Set.of(1, 2), settled(0, 9));
    }

    @Test
    void whatIsNotStoredElsewhereTakesNothingAway() {
        map.load(1, "one");
        map.load(2, "two");
        map.change(5, Optional.of("five"));

        assertEquals(Set.of(1, 2), settled(0, 3));
        assertEquals(Set.of(), settled(3, 9));
    }

    @Test
    void anotherValueOfWhatIsStoredIsSettled() {
        map.load(1, "one");
        map.change(1, Optional.of("eins"));

        assertEquals(Set.of(1), settled(0, 9));
    }

    @Test
    void whatFellBackOrWasRemovedHoldsUpNothing() {
        map.change(1, Optional.of("one"));
        map.fallBack();
        map.change(2, Optional.of("two"));
        map.change(2, Optional.empty());
        map.load(3, "three");

        assertEquals(Set.of(3), settled(0, 9));
    }

    private Set<Integer> settled(int from, int to) {
        NavigableMap<Integer, String> part = map.view().subMap(from, true, to, true);
        return map.settled(part).keySet();
    }
}
