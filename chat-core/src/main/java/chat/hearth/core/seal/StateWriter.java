package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Writes states for the store: numbers big endian, bytes of a fixed size bare, others behind their length.
final class StateWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private interface Writing {
        void run() throws IOException;
    }

    StateWriter number8(int value) {
        return write(() -> out.writeByte(value));
    }

    StateWriter number32(long value) {
        return write(() -> out.writeInt((int) value));
    }

    StateWriter number64(long value) {
        return write(() -> out.writeLong(value));
    }

    StateWriter fixed(Bytes value) {
        return write(() -> out.write(value.toArray()));
    }

    StateWriter fixed(Optional<Bytes> value) {
        number8(value.isPresent() ? 1 : 0);
        value.ifPresent(this::fixed);
        return this;
    }

    StateWriter sized(Bytes value) {
        return number32(value.size()).fixed(value);
    }

    Bytes done() {
        return Bytes.copyOf(bytes.toByteArray());
    }

    private StateWriter write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("memory refuses nothing", e);
        }
    }
}
