import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The program in a folder, as it is installed.
///
/// @param jars in the order of the class path
/// @param folder what is named after the program
record Image(Tools tools, Target target, List<Path> jars, Path folder) {
    static final String MAIN = "chat.hearth.ui.app.Main";
    private static final String CACHE = "hearth.aot";
    private static final String CACHE_FLAG = "-XX:AOTCache=$APPDIR/" + CACHE;

    /// Chosen by measurement, see docs/performance.md.
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            // Small at first, so that the heap grows by what is used and not by what is there.
            "-Xms24m",
            "-Xmx512m",
            // The quick compiler alone: the other one takes as much time and memory at the start as all else.
            "-XX:TieredStopAtLevel=1",
            // Reflection without classes that are written for each member it meets.
            "-Djdk.reflect.useNativeAccessorOnly=true",
            "-Dio.netty.allocator.numDirectArenas=1",
            "-Dio.netty.allocator.numHeapArenas=1",
            // Pieces of 256 KiB instead of 4 MiB: what goes over the wire are messages.
            "-Dio.netty.allocator.maxOrder=5",
            // Gives back what the start has left free.
            "-XX:TrimNativeHeapInterval=5000",
            // JavaFX keeps drawn backgrounds in pictures; to draw them anew takes no longer here.
            "-Dprism.disableRegionCaching=true",
            // The cache is mapped where it was made for, and not moved, which would touch all of it.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-Dhearth.fonts=$APPDIR/fonts",
            // What the other compiler would want to know of a run is no use here, and takes time to read.
            "-XX:-AOTReplayTraining",
            "-XX:-UsePerfData",
            // Guice calls constructors by reflection, and writes no classes that the cache cannot have.
            "-Dguice_bytecode_gen_option=DISABLED",
            "--enable-native-access=javafx.graphics,ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    static Image make(Tools tools, Target target, String version, Jars jars, Path java, Path icon, Path out)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                target.programName(),
                "--app-version",
                version,
                "--vendor",
                "Hearth",
                "--runtime-image",
                java.toString(),
                "--input",
                jars.program().toString(),
                "--main-jar",
                "chat-ui-" + version + ".jar",
                "--main-class",
                MAIN,
                "--icon",
                icon.toString(),
                "--dest",
                out.toString()));
        FLAGS.forEach(flag -> line.addAll(List.of("--java-options", flag)));
        tools.jdk("jpackage", line);
        String name = target.programName() + (target == Target.MAC ? ".app" : "");
        Image made = new Image(tools, target, jars.all(), out.resolve(name));
        if (target == Target.LINUX) {
            Launcher launcher = new Launcher(made.folder());
            launcher.replaceJpackages();
            launcher.write(FLAGS, made.jars());
        }
        return made;
    }

    /// Lets the program rehearse without a display, and keeps what it loaded, linked and learned for every start
    /// after. A start that finds the cache not fitting goes on without.
    void train(Path work) throws IOException, InterruptedException {
        Path home = Files.createDirectories(work.resolve("home"));
        Path cache = appFolder().resolve(CACHE);
        Trees.setTimes(folder);
        String options = String.join(
                " ",
                "-Duser.home=" + home,
                "-XX:AOTCacheOutput=" + cache,
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining");
        tools.run(
                List.of(launcher().toString(), "--rehearse"),
                work,
                Map.of("JAVA_TOOL_OPTIONS", options, "DISPLAY", "", "WAYLAND_DISPLAY", ""));
        if (!Files.exists(cache)) {
            throw new IllegalStateException("The program has rehearsed, but left no cache of classes.");
        }
        useCache();
        Trees.setTimes(folder);
    }

    Path launcher() {
        return switch (target) {
            case LINUX -> folder.resolve("bin").resolve(target.programName());
            case WINDOWS -> folder.resolve(target.programName() + ".exe");
            case MAC -> folder.resolve("Contents/MacOS").resolve(target.programName());
        };
    }

    private Path appFolder() {
        return switch (target) {
            case LINUX -> folder.resolve("lib/app");
            case WINDOWS -> folder.resolve("app");
            case MAC -> folder.resolve("Contents/app");
        };
    }

    private void useCache() throws IOException {
        if (target == Target.LINUX) {
            List<String> flags = new ArrayList<>(FLAGS);
            flags.addFirst(CACHE_FLAG);
            new Launcher(folder).write(flags, jars);
            return;
        }
        try (Stream<Path> files = Files.list(appFolder())) {
            Path settings = files.filter(file -> file.toString().endsWith(".cfg"))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = new ArrayList<>(Files.readAllLines(settings));
            lines.add(lines.indexOf("[JavaOptions]") + 1, "java-options=" + CACHE_FLAG);
            Files.write(settings, lines);
        }
    }
}
