package chat.hearth.core.delivery;

import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one device of a contact has sent us. Numbers are below 2⁵³.
///
/// @param cumulative everything up to it, inclusive, is stored (or will never come)
/// @param place where the last message of these stands in the conversation, or would stand if it were shown
/// @param beyond what is stored behind the first gap, ascending and apart from each other; at most [#MOST_RANGES]
public record InStream(PeerId peer, DeviceId device, long id, long cumulative, long place, List<Stored> beyond) {
    /// As many as an acknowledgement can name.
    public static final int MOST_RANGES = Inner.Acknowledgement.MOST_RANGES;

    public InStream {
        beyond = List.copyOf(beyond);
        long last = cumulative;
        for (Stored each : beyond) {
            if (each.range().from() < last + 2) {
                throw new IllegalArgumentException("ranges that touch, or out of order");
            }
            last = each.range().to();
        }
        if (beyond.size() > MOST_RANGES) {
            throw new IllegalArgumentException("too many ranges");
        }
    }

    /// A range that is stored.
    ///
    /// @param first the place of its first message
    /// @param last the place of its last message
    public record Stored(Range range, long first, long last) {
        private Stored joined(Stored next) {
            return new Stored(new Range(range.from(), next.range.to()), first, next.last);
        }
    }

    /// A stream of which nothing has come yet.
    public static InStream begin(PeerId peer, DeviceId device, long id) {
        return new InStream(peer, device, id, 0, 0, List.of());
    }

    public boolean has(long seq) {
        return seq <= cumulative
                || beyond.stream().anyMatch(each -> each.range().has(seq));
    }

    /// Whether something is missing before what is stored.
    public boolean hasGap() {
        return !beyond.isEmpty();
    }

    public List<Range> ranges() {
        return beyond.stream().map(Stored::range).toList();
    }

    /// Where `seq`, which is not stored, can stand between those that are, with room for what is missing besides.
    public OrderClock.Room room(long seq) {
        long lowest = place + (seq - cumulative);
        for (Stored each : beyond) {
            if (each.range().from() > seq) {
                return new OrderClock.Room(lowest, each.first() - (each.range().from() - seq));
            }
            lowest = each.last() + (seq - each.range().to());
        }
        return new OrderClock.Room(lowest, Long.MAX_VALUE);
    }

    /// The same where nothing up to and including `seq` is waited for any more.
    public InStream upTo(long seq) {
        return seq <= cumulative ? this : reaching(seq, place, beyond);
    }

    /// The same with `seq` stored at `where`, unless that would make too many ranges.
    public Optional<InStream> with(long seq, long where) {
        if (has(seq)) {
            return Optional.of(this);
        }
        if (seq == cumulative + 1) {
            return Optional.of(reaching(seq, where, beyond));
        }
        List<Stored> changed = new ArrayList<>(beyond);
        int at = (int) beyond.stream().filter(each -> each.range().to() < seq).count();
        changed.add(at, new Stored(new Range(seq, seq), where, where));
        meet(changed, at);
        meet(changed, at - 1);
        return changed.size() > MOST_RANGES
                ? Optional.empty()
                : Optional.of(new InStream(peer, device, id, cumulative, place, changed));
    }

    /// Makes one of the range at `at` and the one behind it, if they touch.
    private static void meet(List<Stored> ranges, int at) {
        if (at >= 0 && at + 1 < ranges.size()) {
            Stored low = ranges.get(at);
            Stored high = ranges.get(at + 1);
            if (low.range().to() + 1 == high.range().from()) {
                ranges.set(at, low.joined(high));
                ranges.remove(at + 1);
            }
        }
    }

    private InStream reaching(long seq, long where, List<Stored> ranges) {
        long reached = seq;
        long there = where;
        List<Stored> left = new ArrayList<>();
        for (Stored each : ranges) {
            if (each.range().from() > reached + 1) {
                left.add(each);
            } else if (each.range().to() > reached) {
                reached = each.range().to();
                there = each.last();
            }
        }
        return new InStream(peer, device, id, reached, there, left);
    }
}
