package chat.hearth.core.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The vectors hold both directions: what is written has to be the bytes of the files, and what the files say was
/// read out of them is read again. `docs/protocol-vectors/check.mjs` does the same with nothing of this code.
class ProtocolVectorsTest {
    static Stream<String> files() {
        return ProtocolVectors.FILES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void valuesAreThoseOfTheFile(String file) {
        var content = Objects.requireNonNull(ProtocolVectors.FILES.get(file)).get();

        assertEquals(VectorFile.read(file), VectorFile.json(content));
    }
}
