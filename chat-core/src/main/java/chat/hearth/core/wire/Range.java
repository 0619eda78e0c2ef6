package chat.hearth.core.wire;

/// Numbers of a stream that follow each other without a gap, both ends included.
public record Range(long from, long to) {
    public Range {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("not a range: " + from + " to " + to);
        }
    }

    public boolean has(long seq) {
        return from <= seq && seq <= to;
    }
}
