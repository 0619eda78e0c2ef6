import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The Java that comes with the program: the modules that are used, JavaFX among them.
record LinkedJava(Tools tools, Target target) {
    /// What no class names: Chinese dates, TLS keys on curves, and what MapDB and Netty find by reflection.
    private static final List<String> UNNAMED =
            List.of("java.base", "java.logging", "jdk.localedata", "jdk.crypto.ec", "jdk.unsupported");

    Path link(Jars jars, Path work) throws IOException, InterruptedException {
        Path java = work.resolve("java");
        tools.jdk(
                "jlink",
                List.of(
                        "--module-path",
                        path(jars.javafx()),
                        "--add-modules",
                        String.join(",", modules(jars)),
                        "--include-locales=en,zh",
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress=zip-0",
                        "--exclude-resources=/javafx.*/*" + target.library(),
                        "--output",
                        java.toString()));
        for (Path jar : jars.javafx()) {
            unpackLibraries(jar, java.resolve(target == Target.WINDOWS ? "bin" : "lib"));
        }
        return java;
    }

    private Set<String> modules(Jars jars) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                "--ignore-missing-deps",
                "--multi-release",
                "25",
                "--print-module-deps",
                "--module-path",
                path(jars.javafx()),
                "--class-path",
                path(jars.all())));
        jars.all().forEach(jar -> line.add(jar.toString()));
        Set<String> modules = new TreeSet<>(UNNAMED);
        modules.addAll(List.of("javafx.controls", "javafx.fxml"));
        String found = tools.jdk("jdeps", line).strip().lines().toList().getLast();
        modules.addAll(Arrays.asList(found.split(",")));
        return modules;
    }

    /// Where JavaFX looks first; in its modules they would be copied to the user's home at the first start.
    private void unpackLibraries(Path jar, Path folder) throws IOException {
        try (ZipFile in = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (target.isLibrary(entry.getName())) {
                    Files.copy(
                            in.getInputStream(entry),
                            folder.resolve(Path.of(entry.getName()).getFileName()));
                }
            }
        }
    }

    private static String path(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }
}
