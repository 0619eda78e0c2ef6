package chat.hearth.core.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.wire.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InStreamTest {
    private static final PeerId BOB = new PeerId("b".repeat(32));
    private static final DeviceId PHONE = DeviceId.of("00000000000000aa");
    private final InStream empty = InStream.begin(BOB, PHONE, 7);

    @Test
    void numbersInOrderLeaveNoRange() {
        InStream three = with(empty, 1, 2, 3);

        assertEquals(3, three.cumulative());
        assertFalse(three.hasGap());
    }

    @Test
    void numbersBehindAGapAreRangesThatGrowAndMeet() {
        assertEquals(List.of(new Range(3, 3)), with(empty, 3).ranges());
        assertEquals(List.of(new Range(3, 4)), with(empty, 3, 4).ranges());
        assertEquals(List.of(new Range(3, 4)), with(empty, 4, 3).ranges());
        assertEquals(
                List.of(new Range(3, 3), new Range(5, 5)), with(empty, 5, 3).ranges());
        assertEquals(List.of(new Range(3, 5)), with(empty, 5, 3, 4).ranges());
    }

    @Test
    void whatFillsTheGapTakesTheRangeBehindItAlong() {
        InStream filled = with(empty, 1, 3, 4, 6, 2);

        assertEquals(4, filled.cumulative());
        assertEquals(List.of(new Range(6, 6)), filled.ranges());
    }

    @Test
    void whatWillNeverComeIsNotWaitedFor() {
        InStream waiting = with(empty, 1, 5, 6, 9);

        assertEquals(6, waiting.upTo(4).cumulative());
        assertEquals(List.of(new Range(9, 9)), waiting.upTo(4).ranges());
        assertEquals(List.of(), waiting.upTo(20).ranges());
        assertEquals(20, waiting.upTo(20).cumulative());
        assertEquals(waiting, waiting.upTo(1));
    }

    @Test
    void knowsWhatItHas() {
        InStream some = with(empty, 1, 2, 5, 6);

        assertEquals(
                List.of(1L, 2L, 5L, 6L),
                LongStream.rangeClosed(1, 9).filter(some::has).boxed().toList());
    }

    @Test
    void thirtyThirdRangeIsNotTakenButWhatFillsGapsIs() {
        InStream full = with(empty, LongStream.range(0, 32).map(i -> 2 + 2 * i).toArray());

        assertEquals(32, full.ranges().size());
        assertEquals(Optional.empty(), full.with(100, 0));
        assertEquals(31, full.with(3, 0).orElseThrow().ranges().size());
        assertTrue(full.with(65, 0).isPresent());
    }

    @Test
    void whatFillsAGapHasRoomBetweenItsNeighbours() {
        InStream some = empty.with(1, 100)
                .flatMap(in -> in.with(5, 500))
                .flatMap(in -> in.with(6, 510))
                .flatMap(in -> in.with(9, 900))
                .orElseThrow();

        assertEquals(new OrderClock.Room(102, 498), some.room(3));
        assertEquals(new OrderClock.Room(511, 898), some.room(7));
        assertEquals(new OrderClock.Room(901, Long.MAX_VALUE), some.room(10));
        assertEquals(new OrderClock.Room(512, 899), some.upTo(4).room(8));
    }

    @Test
    void howeverTightPlacesAreThereIsRoomForWhatIsMissing() {
        InStream stream = empty.with(1, 100).orElseThrow();
        for (long seq : new long[] {9, 5, 3, 2, 4, 8, 7, 6}) {
            OrderClock.Room room = stream.room(seq);
            assertTrue(room.lowest() <= room.highest(), () -> seq + " in " + room);
            stream = stream.with(seq, room.lowest()).orElseThrow();
        }

        assertEquals(9, stream.cumulative());
        assertEquals(108, stream.place());
    }

    @Test
    void rangesThatTouchOrAreInDisorderAreRefused() {
        InStream.Stored three = new InStream.Stored(new Range(3, 4), 1, 1);
        InStream.Stored five = new InStream.Stored(new Range(5, 6), 1, 1);

        assertThrows(IllegalArgumentException.class, () -> new InStream(BOB, PHONE, 7, 2, 0, List.of(three)));
        assertThrows(IllegalArgumentException.class, () -> new InStream(BOB, PHONE, 7, 1, 0, List.of(three, five)));
        assertThrows(IllegalArgumentException.class, () -> new InStream(BOB, PHONE, 7, 0, 0, List.of(five, three)));
    }

    @Test
    void inWhateverOrderNumbersComeItKnowsWhatASetOfThemKnows() {
        long seed = System.nanoTime();
        Random chance = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Long> numbers =
                    new ArrayList<>(LongStream.rangeClosed(1, 60).boxed().toList());
            Collections.shuffle(numbers, chance);
            InStream stream = empty;
            TreeSet<Long> set = new TreeSet<>();
            for (long seq : numbers) {
                Optional<InStream> next = stream.with(seq, seq);
                stream = next.orElse(stream);
                next.ifPresent(_ -> set.add(seq));
                for (long each = 1; each <= 60; each++) {
                    assertEquals(set.contains(each), stream.has(each), "seed " + seed);
                }
            }
        }
    }

    private static InStream with(InStream stream, long... numbers) {
        InStream now = stream;
        for (long seq : numbers) {
            now = now.with(seq, 0).orElseThrow();
        }
        return now;
    }
}
