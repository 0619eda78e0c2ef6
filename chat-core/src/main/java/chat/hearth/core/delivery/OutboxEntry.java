package chat.hearth.core.delivery;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.wire.Body;
import java.time.Instant;
import java.util.Optional;

/// Something to be sent to one device until that device has acknowledged it. Holds the plain content: every try is
/// sealed anew under the same message id and sequence number.
///
/// @param time and `after`: see `OrderClock`
/// @param shown the message on the screen that this carries; absent for what nobody sees
/// @param taken when the broker took it for the first time
public record OutboxEntry(
        Key key,
        MessageId id,
        Body body,
        long time,
        long after,
        Optional<Shown> shown,
        Instant since,
        Optional<Instant> taken) {
    /// Sorts by device, and in the order to be sent within one.
    public record Key(PeerId peer, DeviceId device, long stream, long seq) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPeer = peer.compareTo(other.peer);
            int byDevice = byPeer != 0 ? byPeer : device.compareTo(other.device);
            int byStream = byDevice != 0 ? byDevice : Long.compareUnsigned(stream, other.stream);
            return byStream != 0 ? byStream : Long.compareUnsigned(seq, other.seq);
        }
    }

    /// Where the message stands.
    public record Shown(ConversationId conversation, Position position) {}

    /// The same in another place of a stream, where no broker has taken it yet.
    public OutboxEntry withKey(Key changed) {
        return new OutboxEntry(changed, id, body, time, after, shown, since, Optional.empty());
    }

    /// Given up: nothing to read, in its place in the stream.
    public OutboxEntry asVoid() {
        return new OutboxEntry(key, id, new Body.Void(), time, after, Optional.empty(), since, taken);
    }

    public OutboxEntry withTaken(Instant at) {
        return new OutboxEntry(key, id, body, time, after, shown, since, Optional.of(at));
    }
}
