package chat.hearth.core.conversation;

import chat.hearth.core.identity.PeerId;
import java.util.Comparator;

/// The place of a message in its conversation, fixed once when it is first stored. Ties of `sort` are broken by writer
/// and id, so that both sides show equal times in one order.
///
/// @param sort milliseconds since the epoch `<< 16`, plus a counter
public record Position(long sort, PeerId sender, MessageId id) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::sort)
            .thenComparing(Position::sender)
            .thenComparing(Position::id);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
