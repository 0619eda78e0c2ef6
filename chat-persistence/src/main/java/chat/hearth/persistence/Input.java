package chat.hearth.persistence;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// What [Output] has written. Throws some [RuntimeException] where that is not what is there; [Codec] makes one of all.
final class Input {
    private static final int PEER_DIGITS = 32;
    private static final int DEVICE_SIZE = 8;

    private final ByteBuffer buffer;

    Input(byte[] array) {
        buffer = ByteBuffer.wrap(array);
    }

    boolean isAtEnd() {
        return !buffer.hasRemaining();
    }

    int octet() {
        return buffer.get() & 0xff;
    }

    int int32() {
        return buffer.getInt();
    }

    long int64() {
        return buffer.getLong();
    }

    long ordered() {
        return int64() ^ Long.MIN_VALUE;
    }

    boolean flag() {
        return octet() != 0;
    }

    byte[] raw(int size) {
        if (size < 0 || size > buffer.remaining()) {
            throw new IllegalArgumentException(size + " bytes where " + buffer.remaining() + " are left");
        }
        byte[] bytes = new byte[size];
        buffer.get(bytes);
        return bytes;
    }

    Bytes bytes() {
        return Bytes.copyOf(raw(int32()));
    }

    String text() {
        return new String(raw(int32()), StandardCharsets.UTF_8);
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    Instant instant() {
        return Instant.ofEpochSecond(int64(), int32());
    }

    PeerId peer() {
        byte[] digits = new byte[PEER_DIGITS];
        for (int group = 0; group < PEER_DIGITS; group += Output.GROUP_DIGITS) {
            long bits = (long) octet() << 32 | int32() & 0xffff_ffffL;
            for (int i = group + Output.GROUP_DIGITS - 1; i >= group; i--) {
                digits[i] = (byte) Output.DIGITS.charAt((int) bits & 31);
                bits >>>= 5;
            }
        }
        return new PeerId(new String(digits, StandardCharsets.US_ASCII));
    }

    DeviceId device() {
        return new DeviceId(Bytes.copyOf(raw(DEVICE_SIZE)));
    }

    MessageId message() {
        return new MessageId(new UUID(int64(), int64()));
    }

    <T> List<T> list(Function<Input, T> reader) {
        int size = int32();
        return Stream.generate(() -> reader.apply(this)).limit(size).toList();
    }

    <T> Optional<T> optional(Function<Input, T> reader) {
        return flag() ? Optional.of(reader.apply(this)) : Optional.empty();
    }
}
