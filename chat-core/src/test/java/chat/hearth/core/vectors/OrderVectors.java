package chat.hearth.core.vectors;

import chat.hearth.core.conversation.OrderClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where messages stand when clocks are wrong: for each difference of the two clocks a short talk, with what each
/// side puts on the wire and makes of it. Numbers of 64 bits are written in hex.
final class OrderVectors {
    private static final List<Duration> OFF = List.of(
            Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(-10), Duration.ofDays(3), Duration.ofDays(-3));

    private OrderVectors() {}

    static Map<String, Object> content() {
        Map<String, Object> map =
                VectorMaps.of("talks", OFF.stream().map(OrderVectors::talk).toList());
        map.put("alone", alone());
        return map;
    }

    /// Alice's clock is off by so much; they write in turn, a message takes 20 ms, an answer 2 s.
    private static Map<String, Object> talk(Duration off) {
        OrderClock alice = OrderClock.START;
        OrderClock bob = OrderClock.START;
        List<Map<String, Object>> steps = new ArrayList<>();
        Instant now = Fixed.NOON;
        for (int turn = 0; turn < 6; turn++) {
            boolean byAlice = turn % 2 == 0;
            OrderClock writer = byAlice ? alice : bob;
            OrderClock reader = byAlice ? bob : alice;
            Instant writes = byAlice ? now.plus(off) : now;
            Instant reads = (byAlice ? now : now.plus(off)).plusMillis(20);
            OrderClock.Stamp sent = writer.write(writes);
            OrderClock.Stamp read = reader.arrive(sent.time(), writer.seen(), reads);
            steps.add(step(byAlice ? "alice" : "bob", writes, writer.seen(), sent, reads, read));
            alice = byAlice ? sent.clock() : read.clock();
            bob = byAlice ? read.clock() : sent.clock();
            now = now.plusSeconds(2);
        }
        return VectorMaps.of("aliceIsAheadByMs", off.toMillis(), "messages", steps);
    }

    private static Map<String, Object> step(
            String by, Instant writes, long after, OrderClock.Stamp sent, Instant reads, OrderClock.Stamp read) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("by", by);
        map.put("writes", writes.toEpochMilli());
        map.put("time", hex(sent.time()));
        map.put("after", hex(after));
        map.put("writersPlace", hex(sent.sort()));
        map.put("reads", reads.toEpochMilli());
        map.put("readersPlace", hex(read.sort()));
        return map;
    }

    /// What comes into an empty conversation, and where it stands.
    private static List<Map<String, Object>> alone() {
        long noon = Fixed.NOON.toEpochMilli() << 16;
        List<Map<String, Object>> list = new ArrayList<>();
        for (long time : List.of(0L, 1L, noon, noon + (60_000L << 16), noon + (60_001L << 16), Long.MAX_VALUE, -1L)) {
            long place = OrderClock.START.arrive(time, 0, Fixed.NOON).sort();
            list.add(VectorMaps.of("time", hex(time), "place", hex(place)));
        }
        return list;
    }

    private static String hex(long number) {
        return String.format(Locale.ROOT, "%016x", number);
    }
}
