package chat.hearth.core.conversation;

import java.time.Duration;
import java.time.Instant;

/// The clock of one conversation, which keeps answers under their questions on both sides even when one computer's
/// clock is wrong. Times on the wire are unsigned 64 bit: milliseconds since the epoch `<< 16`, plus a counter.
///
/// Nobody else moves one's own clock: what lies more than a day ahead counts as the moment of arrival. A message also
/// names the newest time of the other side that its writer had seen (`after`), in the other side's own clock; so an
/// answer cannot stand above its question where the clocks differ by days.
///
/// @param greatest the greatest believable time in this conversation
/// @param lastOwn where one's own last message stands, or what had to be put right behind it
/// @param seen the greatest time that the other side itself has put on a message, as it came
public record OrderClock(long greatest, long lastOwn, long seen) {
    private static final long AHEAD = ticks(Duration.ofHours(24));
    private static final long GRACE = ticks(Duration.ofSeconds(60));

    public static final OrderClock START = new OrderClock(0, 0, 0);

    /// The places that a message can have, both ends included.
    public record Room(long lowest, long highest) {
        public static final Room ALL = new Room(Long.MIN_VALUE, Long.MAX_VALUE);

        long closest(long place) {
            return Math.min(Math.max(place, lowest), highest);
        }
    }

    /// A message with its time on the wire, its place in the conversation, and the clock after it.
    public record Stamp(long time, long sort, OrderClock clock) {}

    /// For a message that one writes at `now`.
    public Stamp write(Instant now) {
        long time = Math.max(ticks(now), believable(greatest, now) ? greatest : 0) + 1;
        long sort = Math.max(Math.min(time, ticks(now) + GRACE), lastOwn + 1);
        return new Stamp(time, sort, new OrderClock(Math.max(greatest, time), sort, seen));
    }

    /// For a message of the other side that arrives at `now`, after everything they wrote before it.
    ///
    /// @param time as it came, unsigned
    /// @param after as it came: the newest of one's own times that its writer had seen, 0 if none
    public Stamp arrive(long time, long after, Instant now) {
        return arrive(time, after, now, Room.ALL);
    }

    /// As above, between what the same device wrote before and after it and is here already.
    public Stamp arrive(long time, long after, Instant now, Room room) {
        long believed = believable(time, now) ? time : ticks(now);
        long answered =
                Long.compareUnsigned(after, Math.max(greatest, lastOwn)) <= 0 ? Math.min(after, lastOwn) + 1 : 0;
        long sort = room.closest(Math.max(Math.min(believed, ticks(now) + GRACE), answered));
        long seenNow = Long.compareUnsigned(time, seen) > 0 ? time : seen;
        // What one writes next has to stand behind it, also if one's own clock was set back in between.
        long own = sort == answered ? Math.max(lastOwn, sort) : lastOwn;
        return new Stamp(time, sort, new OrderClock(Math.max(greatest, believed), own, seenNow));
    }

    /// How far the other side's clock seems to be ahead (or, negative, behind) when a message arrives live.
    public static Duration skew(long time, Instant now) {
        return Duration.ofMillis((time >>> 16) - now.toEpochMilli());
    }

    public static Instant instant(long time) {
        return Instant.ofEpochMilli(time >>> 16);
    }

    private static boolean believable(long time, Instant now) {
        return Long.compareUnsigned(time, ticks(now) + AHEAD) <= 0;
    }

    private static long ticks(Instant instant) {
        return instant.toEpochMilli() << 16;
    }

    private static long ticks(Duration duration) {
        return duration.toMillis() << 16;
    }
}
