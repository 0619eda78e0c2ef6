package chat.hearth.core.wire;

import chat.hearth.core.conversation.MessageId;
import java.util.List;
import java.util.Optional;

/// What an envelope protects. All numbers are unsigned.
///
/// @param id absent on a pure acknowledgement
/// @param stream of the sender's device towards this one: milliseconds at its creation
/// @param seq 1, 2, 3 … in the stream; 0 on a pure acknowledgement
/// @param base the lowest sequence number that the sender still keeps: nothing below will come again
/// @param time see `OrderClock`
/// @param after the newest time of the receiver's own messages that the writer had seen; 0 if none
public record Inner(
        Optional<MessageId> id,
        long stream,
        long seq,
        long base,
        Optional<Acknowledgement> acknowledgement,
        long time,
        long after,
        Body body) {
    /// Everything up to and including `cumulative` of the named stream of the receiver is stored, and what is in the
    /// ranges.
    ///
    /// @param beyond ascending, apart from each other and from `cumulative`
    public record Acknowledgement(long stream, long cumulative, List<Range> beyond) {
        public static final int MOST_RANGES = 32;

        public Acknowledgement {
            beyond = List.copyOf(beyond);
        }

        /// The greatest number that it says is stored.
        public long greatest() {
            return beyond.isEmpty() ? cumulative : beyond.getLast().to();
        }
    }
}
