package chat.hearth.core.conversation;

import chat.hearth.core.bytes.Bytes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The id of a message, given by its writer: a UUID of version 7 (RFC 9562 §5.7). Unique only together with the writer,
/// since anyone may choose any id.
public record MessageId(UUID value) implements Comparable<MessageId> {
    public static MessageId create(Instant now, RandomGenerator random) {
        long high = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new MessageId(new UUID(high, low));
    }

    /// Throws [IllegalArgumentException] unless there are 16 bytes.
    public static MessageId of(Bytes raw) {
        if (raw.size() != 16) {
            throw new IllegalArgumentException("a message id has 16 bytes, not " + raw.size());
        }
        ByteBuffer buffer = ByteBuffer.wrap(raw.toArray());
        return new MessageId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    public Bytes raw() {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        buffer.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return Bytes.copyOf(buffer.array());
    }

    @Override
    public int compareTo(MessageId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
