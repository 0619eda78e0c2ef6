package chat.hearth.core.fuzz;

import chat.hearth.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/// What Jazzer calls, in a process of its own. The first byte of an input says which decoder gets the rest.
public final class FuzzTarget {
    private static final List<Decoder> DECODERS = new ArrayList<>();
    private static final Scales SCALES = new Scales();

    private FuzzTarget() {}

    /// @param arguments the class of a [Decoder.All], and the name of one of them, or nothing for all
    public static void fuzzerInitialize(String[] arguments) throws ReflectiveOperationException {
        List<Decoder> all = Fuzzing.decoders(arguments[0]);
        all.stream()
                .filter(each -> arguments.length == 1 || each.name().equals(arguments[1]))
                .forEach(DECODERS::add);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            Bytes bytes = Bytes.copyOf(input);
            Decoder decoder = DECODERS.get((input[0] & 0xff) % DECODERS.size());
            SCALES.weigh(decoder, bytes.slice(1, bytes.size()));
        }
    }
}
