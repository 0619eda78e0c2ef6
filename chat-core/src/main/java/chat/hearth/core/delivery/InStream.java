package chat.hearth.core.delivery;

import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one device of a contact has sent us. Numbers are below 2⁵³.
///
/// @param cumulative everything up to it, inclusive, is stored (or will never come)
/// @param beyond what is stored behind the first gap, ascending and apart from each other; at most [#MOST_RANGES]
public record InStream(PeerId peer, DeviceId device, long id, long cumulative, List<Stored> beyond) {
    /// As many as an acknowledgement can name.
    public static final int MOST_RANGES = 32;
    /// Above every place in a conversation.
    public static final long NO_CEILING = Long.MAX_VALUE;

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
    /// @param place where the first of it that is shown stands, or [#NO_CEILING]; what fills the gap belongs above
    public record Stored(Range range, long place) {}

    /// A stream of which nothing has come yet.
    public static InStream begin(PeerId peer, DeviceId device, long id) {
        return new InStream(peer, device, id, 0, List.of());
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

    /// The place in the conversation above which `seq` has to stand.
    public long ceiling(long seq) {
        return beyond.stream()
                .filter(each -> each.range().from() > seq && each.place() != NO_CEILING)
                .mapToLong(Stored::place)
                .findFirst()
                .orElse(NO_CEILING);
    }

    /// The same where nothing up to and including `seq` is waited for any more.
    public InStream upTo(long seq) {
        return seq <= cumulative ? this : joined(seq, beyond);
    }

    /// The same with `seq` stored, unless that would make too many ranges.
    ///
    /// @param place where it stands in the conversation, or [#NO_CEILING]
    public Optional<InStream> with(long seq, long place) {
        if (has(seq)) {
            return Optional.of(this);
        }
        if (seq == cumulative + 1) {
            return Optional.of(joined(seq, beyond));
        }
        List<Stored> changed = new ArrayList<>(beyond);
        int at = (int) beyond.stream().filter(each -> each.range().to() < seq).count();
        changed.add(at, new Stored(new Range(seq, seq), place));
        meet(changed, at);
        meet(changed, at - 1);
        return changed.size() > MOST_RANGES
                ? Optional.empty()
                : Optional.of(new InStream(peer, device, id, cumulative, changed));
    }

    /// Makes one of the ranges at `at` and behind it, if they touch.
    private static void meet(List<Stored> ranges, int at) {
        if (at < 0 || at + 1 >= ranges.size()) {
            return;
        }
        Stored low = ranges.get(at);
        Stored high = ranges.get(at + 1);
        if (low.range().to() + 1 == high.range().from()) {
            ranges.remove(at + 1);
            Range both = new Range(low.range().from(), high.range().to());
            ranges.set(at, new Stored(both, low.place() == NO_CEILING ? high.place() : low.place()));
        }
    }

    private InStream joined(long upTo, List<Stored> ranges) {
        long reached = upTo;
        List<Stored> left = new ArrayList<>();
        for (Stored each : ranges) {
            if (each.range().from() <= reached + 1) {
                reached = Math.max(reached, each.range().to());
            } else {
                left.add(each);
            }
        }
        return new InStream(peer, device, id, reached, left);
    }
}
