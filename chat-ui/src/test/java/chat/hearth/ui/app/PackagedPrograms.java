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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The program as `mvn -Pdist` packages it, and the bare window packaged the same way: the same Java, the same flags, a
/// cache of classes that was made of itself.
///
/// @param image the folder of the packaged program
/// @param work where the bare one is put
record PackagedPrograms(Path image, Path work) {
    private static final long LIMIT_SECONDS = 120;
    private static final String CACHE_FLAG = "java-options=-XX:AOTCache=";
    private static final List<Class<?>> BARE =
            List.of(BareWindow.class, BareWindow.Window.class, StartTrace.class, StartTrace.Step.class);

    Path hearth() {
        return image.resolve("bin/hearth");
    }

    Path bare() throws Exception {
        Path app = Files.createDirectories(work.resolve("lib/app"));
        Path launcher = Files.createDirectories(work.resolve("bin")).resolve("hearth");
        Files.copy(hearth(), launcher);
        Files.copy(image.resolve("lib/libapplauncher.so"), work.resolve("lib/libapplauncher.so"));
        Files.createSymbolicLink(
                work.resolve("lib/runtime"), image.resolve("lib/runtime").toAbsolutePath());
        jar(app.resolve("bare.jar"));
        List<String> settings = settings();
        Files.write(app.resolve("hearth.cfg"), settings);
        train(launcher, app.resolve("bare.aot"));
        settings.add(CACHE_FLAG + "$APPDIR/bare.aot");
        Files.write(app.resolve("hearth.cfg"), settings);
        return launcher;
    }

    private List<String> settings() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "[Application]",
                "app.classpath=$APPDIR/bare.jar",
                "app.mainclass=" + BareWindow.class.getName(),
                "",
                "[JavaOptions]"));
        Files.readAllLines(image.resolve("lib/app/hearth.cfg")).stream()
                .filter(line -> line.startsWith("java-options=") && !line.startsWith(CACHE_FLAG))
                .forEach(lines::add);
        return lines;
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
        ProcessBuilder builder = new ProcessBuilder(launcher.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-Dglass.platform=Headless -Dprism.order=sw -D" + BareWindow.ENDS + "=true -XX:AOTCacheOutput="
                                + cache);
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || !Files.exists(cache)) {
            process.destroy();
            throw new IllegalStateException("the bare window left no cache");
        }
    }
}
