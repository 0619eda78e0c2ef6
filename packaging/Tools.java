import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The programs that do the work: those of the JDK that runs this, and those of the system.
record Tools(Target target) {
    /// No tool takes nearly as long, also on a busy computer.
    private static final long LONGEST_MINUTES = 10;

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
        Path output = Files.createTempFile("hearth-", ".txt");
        try {
            Process process = builder.redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                String how = ended ? "ended with " + process.exitValue() : "did not end in " + LONGEST_MINUTES + " min";
                throw new IllegalStateException(String.join(" ", line) + "\n" + how + ":\n" + said);
            }
            return said;
        } finally {
            Files.delete(output);
        }
    }
}
