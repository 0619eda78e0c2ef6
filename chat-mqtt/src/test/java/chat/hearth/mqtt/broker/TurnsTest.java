package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.mqtt.broker.Turns.Purpose;
import chat.hearth.mqtt.broker.Turns.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();
    private final List<Turn> called = new ArrayList<>();

    @Test
    void thoseOfOnePurposeGoInTogether() {
        boolean first = turns.enter(turn(Purpose.KEEP));

        boolean second = turns.enter(turn(Purpose.KEEP));

        assertTrue(first && second);
    }

    @Test
    void theOtherPurposeWaitsUntilTheLastHasLeft() {
        Turn first = entered(Purpose.KEEP);
        Turn second = entered(Purpose.KEEP);
        Turn watching = turn(Purpose.WATCH);

        boolean in = turns.enter(watching);
        turns.leave(first);
        List<Turn> early = List.copyOf(called);
        turns.leave(second);

        assertFalse(in);
        assertEquals(List.of(), early);
        assertEquals(List.of(watching), called);
    }

    @Test
    void nobodyOvertakesWhoWaits() {
        Turn keeping = entered(Purpose.KEEP);
        Turn watching = entered(Purpose.WATCH);
        Turn late = turn(Purpose.KEEP);

        boolean in = turns.enter(late);
        turns.leave(keeping);
        List<Turn> early = List.copyOf(called);
        turns.leave(watching);

        assertFalse(in);
        assertEquals(List.of(watching), early);
        assertEquals(List.of(watching, late), called);
    }

    @Test
    void whoGivesUpHoldsNobodyBack() {
        Turn keeping = entered(Purpose.KEEP);
        Turn watching = entered(Purpose.WATCH);
        Turn behind = entered(Purpose.KEEP);

        turns.leave(watching);
        turns.leave(watching);

        assertEquals(List.of(behind), called);
        turns.leave(keeping);
        assertEquals(List.of(behind), called);
    }

    private Turn entered(Purpose purpose) {
        Turn turn = turn(purpose);
        turns.enter(turn);
        return turn;
    }

    private Turn turn(Purpose purpose) {
        return new Turn(purpose, called::add);
    }
}
