import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is handed out: for Debian and its relatives a package whose every file is listed in it, elsewhere what jpackage
/// makes. Those were written without such a system at hand, and are untested.
record Installer(Tools tools, Target target, String version) {
    /// For the installer of Windows alone: by this it knows an older Hearth and takes its place.
    private static final String UPGRADE = "7c0d2e43-6a35-4fd5-9e0b-3f1f0f6f6d52";

    Path make(Image image, Icons icons, Path out) throws IOException, InterruptedException {
        return switch (target) {
            case LINUX -> new Deb(tools, version).make(image, icons, out);
            case WINDOWS ->
                jpackage(
                        image,
                        icons,
                        out,
                        "msi",
                        List.of(
                                "--win-menu",
                                "--win-shortcut-prompt",
                                "--win-per-user-install",
                                "--win-upgrade-uuid",
                                UPGRADE));
            case MAC -> jpackage(image, icons, out, "dmg", List.of("--mac-package-identifier", "chat.hearth"));
        };
    }

    private Path jpackage(Image image, Icons icons, Path out, String type, List<String> more)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                "--type",
                type,
                "--name",
                target.programName(),
                "--app-version",
                version,
                "--vendor",
                "Hearth",
                "--app-image",
                image.folder().toString(),
                "--icon",
                icons.of(target).toString(),
                "--dest",
                out.toString()));
        line.addAll(more);
        tools.jdk("jpackage", line);
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith("." + type))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
