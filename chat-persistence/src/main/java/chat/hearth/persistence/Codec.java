package chat.hearth.persistence;

import chat.hearth.core.store.StoreException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// How values of one kind are written, and read back.
record Codec<T>(BiConsumer<Output, T> writer, Function<Input, T> reader) {
    byte[] encode(T value) {
        Output output = new Output();
        writer.accept(output, value);
        return output.toArray();
    }

    /// Throws [StoreException] if that is not what is there.
    T decode(byte[] bytes) {
        Input input = new Input(bytes);
        T value;
        try {
            value = reader.apply(input);
        } catch (RuntimeException e) {
            throw new StoreException(StoreException.Why.DAMAGED, "a stored value that makes no sense", e);
        }
        if (!input.isAtEnd()) {
            throw new StoreException(StoreException.Why.DAMAGED, "a stored value that goes on after its end");
        }
        return value;
    }
}
