import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The programs that do the work: those of the JDK that runs this, and those of the system.
record Tools(Target target) {
    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    /// Ends the build with a sentence if something is missing.
    void require() {
        List<String> missing = new ArrayList<>();
        for (String tool : List.of("jdeps", "jlink", "jpackage")) {
            if (!Files.isExecutable(JDK.resolve(tool)) && !Files.isExecutable(JDK.resolve(tool + ".exe"))) {
                missing.add(tool + " (a whole JDK 25 has it)");
            }
        }
        if (target == Target.LINUX) {
            requireOnPath("objcopy", "binutils", missing);
            requireOnPath("dpkg-deb", "dpkg", missing);
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "To make the program to install, please install first: " + String.join(", ", missing) + ".");
        }
    }

    private static void requireOnPath(String tool, String from, List<String> missing) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return;
            }
        }
        missing.add(tool + " (in the package " + from + ")");
    }

    /// What the tool of the JDK prints.
    String jdk(String tool, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(JDK.resolve(tool).toString()));
        line.addAll(arguments);
        return run(line, Path.of("."), Map.of());
    }

    /// What the command prints; fails with all of it if the command does. An empty value takes a variable away.
    String run(List<String> line, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", line) + "\nended with " + status + ":\n" + said);
        }
        return said;
    }
}
