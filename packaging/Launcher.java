import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What starts the program on Linux, in place of jpackage's launcher: that one asks rpm and dpkg, twice at each start,
/// which package it belongs to, and dpkg reads the lists of all packages for it.
///
/// @param folder the image
record Launcher(Path folder) {
    /// Under this name Java is seen in lists of processes, too.
    private static final String JAVA = "lib/runtime/bin/hearth";

    /// Takes jpackage's launcher away.
    void replaceJpackages() throws IOException {
        Path bin = folder.resolve("lib/runtime/bin");
        Files.createSymbolicLink(folder.resolve(JAVA), Path.of("java"));
        for (String tool : List.of("jrunscript", "jwebserver", "keytool", "rmiregistry")) {
            Files.deleteIfExists(bin.resolve(tool));
        }
        for (String file : List.of("lib/libapplauncher.so", "lib/app/hearth.cfg", "lib/app/.jpackage.xml")) {
            Files.delete(folder.resolve(file));
        }
    }

    /// Starts Java with these flags; `$APPDIR` in them is the folder of the jars, as in jpackage's settings.
    void write(List<String> flags, List<Path> jars) throws IOException {
        String path = jars.stream().map(jar -> "$APPDIR/" + jar.getFileName()).collect(Collectors.joining(":"));
        List<String> lines = new ArrayList<>(List.of(
                "#!/bin/sh",
                "# Starts Hearth with the Java that comes with it.",
                "me=$0",
                "[ ! -L \"$me\" ] || me=$(readlink -f \"$me\")",
                "case $me in /*) ;; *) me=$PWD/$me ;; esac",
                "root=${me%/bin/*}",
                "APPDIR=$root/lib/app",
                "exec \"$root/" + JAVA + "\" \\"));
        flags.forEach(flag -> lines.add("  \"" + flag + "\" \\"));
        lines.add("  -cp \"" + path + "\" \\");
        lines.add("  " + Image.MAIN + " \"$@\"");
        Path file = folder.resolve("bin/hearth");
        Files.write(file, lines);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
