package chat.hearth.core.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.wire.Body;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final PeerId BOB = new PeerId("b".repeat(32));
    private static final DeviceId PHONE = DeviceId.of("00000000000000aa");

    private final ManualCore core = new ManualCore();
    private final NavigableMap<OutboxEntry.Key, OutboxEntry> waiting = new TreeMap<>();
    private final List<Long> sent = new ArrayList<>();
    private final List<Duration> moments = new ArrayList<>();
    private final Instant start = core.instant();
    private boolean up = true;
    private boolean there = true;
    private Optional<Outcome> answer = Optional.of(Outcome.ACCEPTED);
    private final Lane lane = new Lane(core, Pace.NORMAL, new Random(7), new Road());

    @Test
    void numbersGoOutInOrderAndOnlyAsManyAsTheWindowHolds() {
        write(1, 250);

        assertEquals(numbers(1, 200), sent);
    }

    @Test
    void notMoreThanAHundredAreUnderWay() {
        answer = Optional.empty();
        write(1, 250);
        assertEquals(numbers(1, 100), sent);

        lane.answered(key(1), Outcome.ACCEPTED);

        assertEquals(numbers(1, 101), sent);
    }

    @Test
    void windowMovesAsTheLowestIsAcknowledged() {
        write(1, 250);
        acknowledge(2, 50);
        assertEquals(numbers(1, 200), sent);

        acknowledge(1, 1);

        assertEquals(numbers(1, 250), sent);
    }

    @Test
    void whatWasOvertakenByWhatIsAcknowledgedIsLostAndGoesOutAgain() {
        write(1, 10);
        acknowledge(1, 3);
        acknowledge(5, 6);
        pass(Duration.ofMillis(4_999));
        assertEquals(numbers(1, 10), sent);

        pass(Duration.ofMillis(1));

        assertEquals(List.of(4L), sent.subList(10, sent.size()));
    }

    @Test
    void acknowledgementOfOneSentAgainDoesNotDoubtWhatWentOutAfterIt() {
        write(1, 3);
        acknowledge(2, 2);
        pass(Duration.ofSeconds(5));
        write(4, 6);

        acknowledge(1, 1);
        acknowledge(3, 3);
        pass(Duration.ofSeconds(3));

        // 3 went out before 1 did again, 4 to 6 after it.
        assertEquals(List.of(1L, 2L, 3L, 1L, 4L, 5L, 6L, 3L), sent);
    }

    @Test
    void lowestIsTriedAloneMoreAndMoreSeldomWhileSomebodyIsThereAndSilent() {
        write(1, 5);
        pass(Duration.ofHours(2));

        List<Duration> tries = moments.subList(5, moments.size());
        assertTrue(sent.subList(5, sent.size()).stream().allMatch(seq -> seq == 1), sent::toString);
        for (int i = 1; i < tries.size(); i++) {
            double wanted = Math.min(600, 5 * Math.pow(2, i));
            double waited = tries.get(i).minus(tries.get(i - 1)).toMillis() / 1000.0;
            assertTrue(waited >= 0.79 * wanted && waited <= 1.21 * wanted, i + ": " + waited + " for " + wanted);
        }
        assertTrue(tries.size() >= 15, tries::toString);
    }

    @Test
    void whoIsAwayIsTriedAfterAMinuteFiveHalfAnHourTwoHoursAndEveryTwelve() {
        leave();
        write(1, 5);
        pass(Duration.ofDays(2));

        List<Duration> tries = moments.subList(4, moments.size());
        List<Double> wanted = List.of(1.0, 5.0, 30.0, 120.0, 720.0, 720.0);
        for (int i = 0; i < wanted.size(); i++) {
            double waited = tries.get(i + 1).minus(tries.get(i)).toMillis() / 60_000.0;
            assertTrue(waited >= 0.79 * wanted.get(i) && waited <= 1.21 * wanted.get(i), i + ": " + waited);
        }
    }

    @Test
    void whoComesIsTriedAtOnceButNothingTwiceWithinFiveSeconds() {
        leave();
        write(1, 3);
        pass(Duration.ofSeconds(2));

        there = true;
        lane.peerSeen();
        assertEquals(3, sent.size());
        pass(Duration.ofSeconds(3));

        assertEquals(List.of(1L, 2L, 3L, 1L), sent);
    }

    @Test
    void signsOfLifeAloneDoNotMakeItTryMoreOften() {
        write(1, 1);
        for (int i = 0; i < 600; i++) {
            pass(Duration.ofSeconds(1));
            lane.peerSeen();
        }

        assertTrue(sent.size() <= 9, sent.size() + " times in ten minutes");
    }

    @Test
    void brokerThatForgotUsGetsTheWholeWindowAgainAndOneThatDidNotTheLowestAlone() {
        write(1, 5);
        pass(Duration.ofMillis(10));
        lane.linkLost();
        pass(Duration.ofSeconds(10));

        lane.linkUp(true);
        assertEquals(List.of(1L), sent.subList(5, sent.size()));
        lane.linkLost();
        pass(Duration.ofSeconds(10));
        lane.linkUp(false);

        assertEquals(numbers(1, 5), sent.subList(6, sent.size()));
    }

    @Test
    void whatTheLinkWasLostOverGoesOutAtTheNextOneAndNotBefore() {
        answer = Optional.of(Outcome.LINK_LOST);
        write(1, 3);
        pass(Duration.ofSeconds(3));
        assertEquals(numbers(1, 3), sent);
        sent.clear();
        lane.linkLost();
        answer = Optional.of(Outcome.ACCEPTED);

        lane.linkUp(true);

        assertEquals(numbers(1, 3), sent);
    }

    @Test
    void whatABrokerTookInAnEarlierRunIsNotSentAgainUntilItIsProvedLost() {
        up = false;
        write(1, 4);
        waiting.replaceAll((_, entry) -> entry.withTaken(core.instant().minusSeconds(60)));
        up = true;

        lane.linkUp(true);
        assertEquals(List.of(1L), sent);
        acknowledge(1, 1);

        assertEquals(numbers(1, 4), sent);
    }

    @Test
    void knowsWhatItHasNeverSent() {
        write(1, 1);
        up = false;
        write(2, 2);

        assertTrue(lane.hasSent(entry(1)));
        assertFalse(lane.hasSent(entry(2)));
    }

    @Test
    void clockThatIsSetBackStopsNothing() {
        write(1, 3);
        core.setTo(core.instant().minus(Duration.ofDays(1)));

        lane.linkLost();
        lane.linkUp(false);

        assertEquals(6, sent.size());
    }

    private void write(long from, long to) {
        for (long seq = from; seq <= to; seq++) {
            waiting.put(key(seq), entry(seq));
            lane.added();
        }
        core.runReady();
    }

    private void acknowledge(long from, long to) {
        List<OutboxEntry.Key> keys =
                LongStream.rangeClosed(from, to).mapToObj(LaneTest::key).toList();
        keys.forEach(waiting::remove);
        lane.acknowledged(keys);
        core.runReady();
    }

    private void leave() {
        there = false;
        lane.peerLeft();
    }

    private void pass(Duration span) {
        core.advance(span);
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static OutboxEntry.Key key(long seq) {
        return new OutboxEntry.Key(BOB, PHONE, 7, seq);
    }

    private OutboxEntry entry(long seq) {
        MessageId id = MessageId.create(start, new Random(seq));
        return new OutboxEntry(
                key(seq), id, new Body.Text("" + seq), seq, 0, Optional.empty(), start, Optional.empty());
    }

    private final class Road implements Lane.Road {
        @Override
        public boolean isUp() {
            return up;
        }

        @Override
        public boolean peerThere() {
            return there;
        }

        @Override
        public NavigableMap<OutboxEntry.Key, OutboxEntry> waiting() {
            return waiting;
        }

        @Override
        public void send(OutboxEntry entry) {
            sent.add(entry.key().seq());
            moments.add(Duration.between(start, core.instant()));
            answer.ifPresent(outcome -> core.execute(() -> lane.answered(entry.key(), outcome)));
        }
    }
}
