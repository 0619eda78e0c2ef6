package chat.hearth.ui.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The program as `mvn -Pdist` packages it for Linux, and the bare window packaged in two ways: as jpackage alone does
/// it, and with the launcher that Hearth has. Both have the same Java, the same flags, and a cache of classes that was
/// made of the window itself.
///
/// @param image the folder of the packaged program
/// @param work where the bare ones are put
record PackagedPrograms(Path image, Path work) {
    private static final long LIMIT_SECONDS = 120;
    private static final String CACHE_FLAG = "-XX:AOTCache=";
    private static final String CACHE = "bare.aot";
    private static final String JAR = "bare.jar";
    /// A line of the launcher with one flag.
    private static final Pattern FLAG = Pattern.compile(" +\"(-[^\"]+)\" \\\\");

    private static final List<Class<?>> BARE =
            List.of(BareWindow.class, BareWindow.Window.class, StartTrace.class, StartTrace.Step.class);

    Path hearth() {
        return image.resolve("bin/hearth");
    }

    /// The bare window by jpackage.
    Path bareByJpackage() throws Exception {
        Path input = Files.createDirectories(work.resolve("input"));
        jar(input.resolve(JAR));
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jpackage").toString(),
                "--type",
                "app-image",
                "--name",
                "bare",
                "--input",
                input.toString(),
                "--main-jar",
                JAR,
                "--main-class",
                BareWindow.class.getName(),
                "--runtime-image",
                runtime().toString(),
                "--dest",
                work.toString()));
        flags().forEach(flag -> line.addAll(List.of("--java-options", flag)));
        run(new ProcessBuilder(line));
        Path launcher = work.resolve("bare/bin/bare");
        Path app = work.resolve("bare/lib/app");
        train(launcher, app.resolve(CACHE));
        Files.writeString(
                app.resolve("bare.cfg"),
                Files.readString(app.resolve("bare.cfg")) + "java-options=" + CACHE_FLAG + "$APPDIR/" + CACHE + "\n");
        return launcher;
    }

    /// The bare window by a launcher like Hearth's.
    Path bare() throws Exception {
        Path folder = Files.createDirectories(work.resolve("quick"));
        jar(folder.resolve(JAR));
        Path launcher = folder.resolve("bare");
        launcher(launcher, flags());
        train(launcher, folder.resolve(CACHE));
        List<String> flags = flags();
        flags.addFirst(CACHE_FLAG + folder.resolve(CACHE));
        launcher(launcher, flags);
        return launcher;
    }

    private void launcher(Path file, List<String> flags) throws IOException {
        String line = "exec '" + runtime().resolve("bin/hearth") + "' '" + String.join("' '", flags) + "' -cp '"
                + file.resolveSibling(JAR) + "' " + BareWindow.class.getName() + "\n";
        Files.writeString(file, "#!/bin/sh\n" + line);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + file);
        }
    }

    private Path runtime() {
        return image.resolve("lib/runtime").toAbsolutePath();
    }

    /// Those of the packaged program, but for what belongs to its own files.
    private List<String> flags() throws IOException {
        return new ArrayList<>(Files.readAllLines(hearth()).stream()
                .map(FLAG::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .filter(flag -> !flag.contains("$APPDIR"))
                .toList());
    }

    private static void jar(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream jar = new ZipOutputStream(out)) {
            List<String> names =
                    new ArrayList<>(BARE.stream().map(Class::getName).toList());
            names.add(StartTrace.class.getName() + "$Painting");
            for (String name : names) {
                String entry = name.replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(entry));
                try (InputStream in =
                        Objects.requireNonNull(PackagedPrograms.class.getResourceAsStream("/" + entry), entry)) {
                    in.transferTo(jar);
                }
            }
        }
    }

    private static void train(Path launcher, Path cache) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-Dglass.platform=Headless -Dprism.order=sw -D" + BareWindow.ENDS + "=true -XX:AOTCacheOutput="
                                + cache);
        run(builder);
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the bare window left no cache");
        }
    }

    private static void run(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IllegalStateException("does not end: " + builder.command().getFirst());
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("ends with " + process.exitValue() + ": " + builder.command());
        }
    }
}
