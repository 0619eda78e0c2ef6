package chat.hearth.core.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.ProtocolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That a decoder with a fault would be found out.
class FuzzingTest {
    private static final Bytes GOOD = Bytes.utf8("good");

    private final Scales scales = new Scales();

    @Test
    void refusalIsNoFault() {
        Decoder decoder = new Decoder("strict", GOOD, FuzzingTest::requireGood);

        assertTrue(scales.weigh(decoder, GOOD));
        assertFalse(scales.weigh(decoder, Bytes.EMPTY));
    }

    @Test
    void anyOtherExceptionIsAFault() {
        Decoder decoder = new Decoder("rude", GOOD, bytes -> requireGood(Bytes.copyOf(new byte[bytes.toArray()[0]])));

        assertThrows(IndexOutOfBoundsException.class, () -> scales.weigh(decoder, Bytes.EMPTY));
    }

    @Test
    void whatTakesTooLongIsAFault() {
        Decoder decoder = new Decoder("slow", GOOD, _ -> {
            long end = System.nanoTime() + 4 * Scales.MOST_TIME.toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });

        assertThrows(AssertionError.class, () -> scales.weigh(decoder, GOOD));
    }

    @Test
    void whatTakesTooMuchMemoryIsAFault() {
        Decoder decoder = new Decoder("hungry", GOOD, _ -> Bytes.random(32 << 20, new Random(1)));

        assertThrows(AssertionError.class, () -> scales.weigh(decoder, GOOD));
    }

    @Test
    @Tag("long")
    void faultBehindFourRightBytesIsFound(@TempDir Path folder) {
        AssertionError found =
                assertThrows(AssertionError.class, () -> new Fuzzing(folder, Faulty.class).run(3_000_000));

        assertTrue(String.valueOf(found.getMessage()).contains("a planted fault"), found::getMessage);
    }

    private static void requireGood(Bytes bytes) {
        if (!bytes.equals(GOOD)) {
            throw new ProtocolException("not good");
        }
    }

    /// Chance alone would find its fault once in 4 thousand million tries.
    public static final class Faulty implements Decoder.All {
        @Override
        public List<Decoder> get() {
            return List.of(new Decoder("faulty", GOOD, Faulty::read));
        }

        private static void read(Bytes bytes) {
            requireFour(bytes);
            byte[] four = bytes.toArray();
            if (four[0] == 'o' && four[1] == 'u' && four[2] == 'c' && four[3] == 'h') {
                throw new IllegalStateException("a planted fault");
            }
        }

        private static void requireFour(Bytes bytes) {
            if (bytes.size() < 4) {
                throw new ProtocolException("less than four bytes");
            }
        }
    }
}
