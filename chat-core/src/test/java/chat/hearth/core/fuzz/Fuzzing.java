package chat.hearth.core.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import com.code_intelligence.jazzer.Jazzer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Runs Jazzer on decoders, in another process, because it instruments classes and ends its process in its own way.
public final class Fuzzing {
    /// What comes from the network has at most 64 KiB; one byte more, and the one that names the decoder.
    private static final int MAX_INPUT = 64 * 1024 + 2;
    private static final long LONGEST_MINUTES = 60;

    private final Path folder;
    private final Class<? extends Decoder.All> all;

    /// @param folder empty
    public Fuzzing(Path folder, Class<? extends Decoder.All> all) {
        this.folder = folder;
        this.all = all;
    }

    /// That many inputs for all decoders together. Fails with what Jazzer says if it finds anything.
    public void run(int inputs) throws IOException, InterruptedException {
        run(decoders(), inputs, List.of(all.getName()));
    }

    /// A million inputs for the decoder of that name, or a hundred thousand where keys make it slow.
    public void runLong(String name) throws IOException, InterruptedException {
        Decoder one = decoders().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        run(List.of(one), one.costly() ? 100_000 : 1_000_000, List.of(all.getName(), name));
    }

    static List<Decoder> decoders(String provider) throws ReflectiveOperationException {
        return Class.forName(provider)
                .asSubclass(Decoder.All.class)
                .getConstructor()
                .newInstance()
                .get();
    }

    private List<Decoder> decoders() {
        try {
            return decoders(all.getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(all + " cannot be made", e);
        }
    }

    private void run(List<Decoder> decoders, int inputs, List<String> arguments)
            throws IOException, InterruptedException {
        decoders.forEach(each -> assertTrue(each.takes(each.good()), each.name() + " refuses what is good"));
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        for (int i = 0; i < decoders.size(); i++) {
            Bytes seed = Bytes.join(
                    Bytes.copyOf(new byte[] {(byte) i}), decoders.get(i).good());
            Files.write(seeds.resolve(String.valueOf(i)), seed.toArray());
        }
        Path said = folder.resolve("said");
        Process jazzer = start(inputs, arguments, seeds, said);
        boolean ended = jazzer.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        jazzer.destroyForcibly();
        String output = Files.readString(said);
        assertTrue(ended && jazzer.exitValue() == 0, () -> output + inputsFound());
        assertTrue(output.contains("Done " + inputs + " runs"), output);
    }

    private Process start(int inputs, List<String> arguments, Path seeds, Path said) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Jazzer.class.getName(),
                "--target_class=" + FuzzTarget.class.getName(),
                "--target_args=" + String.join(" ", arguments),
                "--instrumentation_includes=chat.hearth.**",
                "--instrumentation_excludes=chat.hearth.core.fuzz.Scales",
                "--custom_hook_includes=chat.hearth.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator,
                "-max_len=" + MAX_INPUT,
                // Small inputs first: Jazzer would have them all of any length.
                "-len_control=100",
                "-rss_limit_mb=0",
                "-runs=" + inputs,
                Files.createDirectory(folder.resolve("found")).toString(),
                seeds.toString()));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    /// The inputs that Jazzer wrote down because of what they did.
    private String inputsFound() {
        try (var files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().matches("(crash|timeout|oom)-.*"))
                    .map(Fuzzing::hex)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String hex(Path file) {
        try {
            return file.getFileName() + ": "
                    + Bytes.copyOf(Files.readAllBytes(file)).hex();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
