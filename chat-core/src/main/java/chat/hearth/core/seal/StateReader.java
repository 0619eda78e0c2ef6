package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/// Reads what [StateWriter] wrote. Everything that is not as it should be ends as [ProtocolException], before more
/// is allocated than there are bytes.
final class StateReader {
    private final ByteBuffer in;

    StateReader(Bytes bytes, int limit) {
        require(bytes.size() <= limit, "a state too large");
        in = ByteBuffer.wrap(bytes.toArray());
    }

    /// Reads the number of the format, which is the first byte.
    void version(int expected) {
        if (number8() != expected) {
            throw ProtocolException.newer("a state of another version");
        }
    }

    int number8() {
        return need(Byte.BYTES).get() & 0xff;
    }

    long number32() {
        return need(Integer.BYTES).getInt() & 0xffff_ffffL;
    }

    long number64() {
        return need(Long.BYTES).getLong();
    }

    boolean flag() {
        int value = number8();
        require(value <= 1, "neither yes nor no");
        return value == 1;
    }

    Instant time() {
        long millis = number64();
        require(millis >>> 48 == 0, "a time out of range");
        return Instant.ofEpochMilli(millis);
    }

    Bytes fixed(int size) {
        require(size <= in.remaining(), "cut off");
        byte[] target = new byte[size];
        in.get(target);
        return Bytes.copyOf(target);
    }

    Optional<Bytes> optional(int size) {
        return flag() ? Optional.of(fixed(size)) : Optional.empty();
    }

    Bytes sized() {
        long size = number32();
        require(size <= in.remaining(), "cut off");
        return fixed((int) size);
    }

    void end() {
        require(!in.hasRemaining(), "bytes behind the end");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ProtocolException(otherwise);
        }
    }

    private ByteBuffer need(int size) {
        require(size <= in.remaining(), "cut off");
        return in;
    }
}
