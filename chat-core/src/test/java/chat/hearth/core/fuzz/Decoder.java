package chat.hearth.core.fuzz;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.InvalidInvitation;
import chat.hearth.core.wire.ProtocolException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Something that reads bytes which others may have made.
///
/// @param good bytes that it takes, from which the search begins
/// @param refusal what it may throw
/// @param costly whether it works with keys, so that a million tries take many minutes
public record Decoder(
        String name, Bytes good, Consumer<Bytes> reading, Predicate<RuntimeException> refusal, boolean costly) {
    /// Has a constructor without arguments, for a process of its own makes it.
    public interface All extends Supplier<List<Decoder>> {}

    public Decoder(String name, Bytes good, Consumer<Bytes> reading) {
        this(name, good, reading, Decoder::isRefusal, false);
    }

    /// What the bytes go through first: a right signature or checksum, so that they get past it.
    public Decoder behind(UnaryOperator<Bytes> front) {
        return new Decoder(name, good, bytes -> reading.accept(front.apply(bytes)), refusal, costly);
    }

    public Decoder withKeys() {
        return new Decoder(name, good, reading, refusal, true);
    }

    public Decoder refusing(Predicate<RuntimeException> why) {
        return new Decoder(name, good, reading, why, costly);
    }

    /// Whether it took them. Throws what it must not throw.
    boolean takes(Bytes bytes) {
        try {
            reading.accept(bytes);
            return true;
        } catch (RuntimeException e) {
            if (refusal.test(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isRefusal(RuntimeException e) {
        return e instanceof ProtocolException || e instanceof InvalidInvitation;
    }
}
