package chat.hearth.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The order table: whatever the clocks say, an answer stands under its question on both sides.
final class OrderClockTest {
    private static final Instant TRUE_TIME = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest(name = "one clock off by {0}, travel {1}")
    @CsvSource({
        "PT0S, PT0.02S",
        "PT10M, PT0.02S",
        "PT-10M, PT0.02S",
        "PT72H, PT0.02S",
        "PT-72H, PT0.02S",
        "PT10M, PT3H",
        "PT-10M, PT3H",
        "PT72H, PT3H",
        "PT-72H, PT3H",
        "PT23H, PT0.02S",
        "PT25H, PT0.02S",
    })
    void answersStandUnderTheirQuestionsOnBothSides(Duration off, Duration travel) {
        Side right = new Side(Duration.ZERO);
        Side wrong = new Side(off);
        Instant now = TRUE_TIME;

        List<String> written = new ArrayList<>();
        for (int turn = 0; turn < 6; turn++) {
            Side writer = turn % 2 == 0 ? wrong : right;
            Side reader = turn % 2 == 0 ? right : wrong;
            String text = (turn % 2 == 0 ? "wrong " : "right ") + turn;
            Sent sent = writer.write(text, now);
            now = now.plus(travel);
            reader.read(sent, now);
            written.add(text);
            now = now.plusSeconds(2);
        }

        assertEquals(written, right.shown());
        assertEquals(written, wrong.shown());
    }

    @Test
    void clockSetBackBetweenTwoOwnMessagesKeepsTheirOrder() {
        Side side = new Side(Duration.ZERO);

        side.write("first", TRUE_TIME);
        side.write("second", TRUE_TIME.minus(Duration.ofHours(2)));
        side.write("third", TRUE_TIME.minus(Duration.ofHours(1)));

        assertEquals(List.of("first", "second", "third"), side.shown());
    }

    @Test
    void greatestPossibleTimeCountsAsTheMomentOfArrival() {
        OrderClock.Stamp stamp = OrderClock.START.arrive(-1L, 0, TRUE_TIME);

        assertEquals(TRUE_TIME.toEpochMilli() << 16, stamp.sort());
    }

    @Test
    void nobodyElseMovesOnesOwnClock() {
        OrderClock pushed = OrderClock.START.arrive(-1L, 0, TRUE_TIME).clock();

        OrderClock.Stamp own = pushed.write(TRUE_TIME.plusSeconds(1));

        assertEquals(TRUE_TIME.plusSeconds(1).toEpochMilli(), own.time() >>> 16);
    }

    @Test
    void claimToHaveSeenWhatWasNeverWrittenMovesNothing() {
        long time = TRUE_TIME.toEpochMilli() << 16;

        OrderClock.Stamp stamp = OrderClock.START.arrive(time, Long.MAX_VALUE, TRUE_TIME);

        assertEquals(time, stamp.sort());
    }

    @Test
    void nothingIsShownMoreThanAMinuteAheadOfItsArrival() {
        long ahead = TRUE_TIME.plus(Duration.ofHours(5)).toEpochMilli() << 16;

        OrderClock.Stamp stamp = OrderClock.START.arrive(ahead, 0, TRUE_TIME);

        assertEquals(TRUE_TIME.plusSeconds(60).toEpochMilli() << 16, stamp.sort());
    }

    @Test
    void manyMessagesOfOneMillisecondKeepTheirOrder() {
        OrderClock clock = OrderClock.START;
        long before = 0;
        for (int i = 0; i < 100_000; i++) {
            OrderClock.Stamp stamp = clock.write(TRUE_TIME);
            assertTrue(stamp.sort() > before);
            before = stamp.sort();
            clock = stamp.clock();
        }
    }

    private record Sent(String text, long time, long after) {}

    private record Shown(long sort, String text) {}

    /// One computer with a clock that is off.
    private static final class Side {
        private final Duration off;
        private final List<Shown> shown = new ArrayList<>();
        private OrderClock clock = OrderClock.START;

        Side(Duration off) {
            this.off = off;
        }

        Sent write(String text, Instant trueTime) {
            Sent sent = new Sent(text, 0, clock.seen());
            OrderClock.Stamp stamp = clock.write(trueTime.plus(off));
            clock = stamp.clock();
            shown.add(new Shown(stamp.sort(), text));
            return new Sent(text, stamp.time(), sent.after());
        }

        void read(Sent sent, Instant trueTime) {
            OrderClock.Stamp stamp = clock.arrive(sent.time(), sent.after(), trueTime.plus(off));
            clock = stamp.clock();
            shown.add(new Shown(stamp.sort(), sent.text()));
        }

        List<String> shown() {
            return shown.stream()
                    .sorted((a, b) -> Long.compare(a.sort(), b.sort()))
                    .map(Shown::text)
                    .toList();
        }
    }
}
