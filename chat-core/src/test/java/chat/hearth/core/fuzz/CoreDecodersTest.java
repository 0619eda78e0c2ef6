package chat.hearth.core.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoreDecodersTest {
    @TempDir
    Path folder;

    @Test
    void whateverTheBytesAreNothingButTheContractComesOut() throws IOException, InterruptedException {
        new Fuzzing(folder, CoreDecoders.class).run(12_000);
    }

    @ParameterizedTest
    @MethodSource("names")
    @Tag("long")
    void whateverAMillionInputsAreNothingButTheContractComesOut(String name) throws IOException, InterruptedException {
        new Fuzzing(folder, CoreDecoders.class).runLong(name);
    }

    static Stream<String> names() {
        return new CoreDecoders().get().stream().map(Decoder::name);
    }
}
