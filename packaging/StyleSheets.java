import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Style sheets as JavaFX has parsed them. It looks for `x.bss` before it reads `x.css`, and where there is none it has
/// looked in vain.
///
/// @param java the one that the program comes with
record StyleSheets(Tools tools, Path java) {
    private static final String COMPILER = "javafx.graphics/com.sun.javafx.css.parser.Css2Bin";
    private static final String SOURCE = ".css";

    /// Puts the parsed ones beside those in the jar.
    void compile(Path jar, Path work) throws IOException, InterruptedException {
        Path sheets = Files.createDirectories(work.resolve("sheets"));
        try (ZipFile in = new ZipFile(jar.toFile())) {
            for (ZipEntry entry :
                    in.stream().filter(each -> each.getName().endsWith(SOURCE)).toList()) {
                compile(in, entry, sheets);
            }
        }
        tools.jdk(
                "jar",
                List.of(
                        "--update",
                        "--no-compress",
                        "--date=" + Trees.TIME,
                        "--file=" + jar,
                        "-C",
                        sheets.toString(),
                        "."));
    }

    private void compile(ZipFile in, ZipEntry entry, Path sheets) throws IOException, InterruptedException {
        String name = entry.getName();
        Path parsed = sheets.resolve(name.substring(0, name.length() - SOURCE.length()) + ".bss");
        Files.createDirectories(parsed.getParent());
        Path text = Files.createTempFile("hearth-", SOURCE);
        try {
            Files.write(text, in.getInputStream(entry).readAllBytes());
            tools.run(
                    List.of(java.resolve("bin/java").toString(), "-m", COMPILER, text.toString(), parsed.toString()),
                    Path.of("."),
                    Map.of());
        } finally {
            Files.delete(text);
        }
    }
}
