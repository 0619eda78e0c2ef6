package chat.hearth.persistence;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Bytes that grow, numbers big-endian. Ids are written so that the order of their bytes is the order of the ids, since
/// keys are made of them. [Input] reads it all back.
final class Output {
    /// Five bits each, in the order of the characters themselves, which is not the order of RFC 4648.
    static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /// The value of each character of [#DIGITS].
    private static final byte[] VALUES = values();
    /// So many digits are so many bytes.
    static final int GROUP_DIGITS = 8;
    private static final int GROUP_BYTES = 5;

    private byte[] array = new byte[128];
    private int size;

    byte[] toArray() {
        return Arrays.copyOf(array, size);
    }

    Output octet(int value) {
        int at = grow(1);
        array[at] = (byte) value;
        return this;
    }

    Output int32(int value) {
        int at = grow(Integer.BYTES);
        INTS.set(array, at, value);
        return this;
    }

    Output int64(long value) {
        int at = grow(Long.BYTES);
        LONGS.set(array, at, value);
        return this;
    }

    /// A signed number whose bytes stand in the order of the numbers.
    Output ordered(long value) {
        return int64(value ^ Long.MIN_VALUE);
    }

    Output flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    /// Without their number: whoever reads knows it.
    Output raw(byte[] bytes) {
        int at = grow(bytes.length);
        System.arraycopy(bytes, 0, array, at, bytes.length);
        return this;
    }

    Output bytes(Bytes bytes) {
        return int32(bytes.size()).raw(bytes.toArray());
    }

    Output text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return int32(utf8.length).raw(utf8);
    }

    /// By name: to rename a constant is to change the schema.
    Output constant(Enum<?> constant) {
        return text(constant.name());
    }

    Output instant(Instant instant) {
        return int64(instant.getEpochSecond()).int32(instant.getNano());
    }

    Output peer(PeerId peer) {
        String value = peer.value();
        for (int start = 0; start < value.length(); start += GROUP_DIGITS) {
            long bits = 0;
            for (int i = start; i < start + GROUP_DIGITS; i++) {
                bits = bits << 5 | VALUES[value.charAt(i)];
            }
            int at = grow(GROUP_BYTES);
            array[at] = (byte) (bits >>> 32);
            INTS.set(array, at + 1, (int) bits);
        }
        return this;
    }

    Output device(DeviceId device) {
        return raw(device.raw().toArray());
    }

    Output message(MessageId id) {
        return int64(id.value().getMostSignificantBits()).int64(id.value().getLeastSignificantBits());
    }

    <T> Output optional(Optional<T> value, BiConsumer<Output, T> writer) {
        flag(value.isPresent());
        value.ifPresent(each -> writer.accept(this, each));
        return this;
    }

    <T> Output list(List<T> values, BiConsumer<Output, T> writer) {
        int32(values.size());
        values.forEach(each -> writer.accept(this, each));
        return this;
    }

    private static byte[] values() {
        byte[] values = new byte['z' + 1];
        for (int i = 0; i < DIGITS.length(); i++) {
            values[DIGITS.charAt(i)] = (byte) i;
        }
        return values;
    }

    private int grow(int more) {
        int at = size;
        size += more;
        if (size > array.length) {
            array = Arrays.copyOf(array, Math.max(size, 2 * array.length));
        }
        return at;
    }
}
