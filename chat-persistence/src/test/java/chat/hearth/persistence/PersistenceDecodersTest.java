package chat.hearth.persistence;

import chat.hearth.core.fuzz.Decoder;
import chat.hearth.core.fuzz.Fuzzing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersistenceDecodersTest {
    @TempDir
    Path folder;

    @Test
    void whateverTheBytesAreNothingButTheContractComesOut() throws IOException, InterruptedException {
        new Fuzzing(folder, PersistenceDecoders.class).run(20_000);
    }

    @ParameterizedTest
    @MethodSource("names")
    @Tag("long")
    void whateverAMillionInputsAreNothingButTheContractComesOut(String name) throws IOException, InterruptedException {
        new Fuzzing(folder, PersistenceDecoders.class).runLong(name);
    }

    static Stream<String> names() {
        return new PersistenceDecoders().get().stream().map(Decoder::name);
    }
}
