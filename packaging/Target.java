import java.util.List;
import java.util.Locale;

/// A system that programs are made for. Each is made on itself: jlink and jpackage know no other.
enum Target {
    LINUX("linux", ".so", "hearth"),
    WINDOWS("win", ".dll", "Hearth"),
    MAC("mac", ".dylib", "Hearth");

    private static final List<String> X86_64 = List.of("x86_64", "x86-64", "amd64", "x64");
    private static final List<String> ARM_64 = List.of("aarch64", "aarch_64", "arm64");

    private final String javafx;
    private final String library;
    private final String programName;

    /// @param javafx how the JavaFX jars for it are marked
    /// @param library how names of native libraries end
    Target(String javafx, String library, String programName) {
        this.javafx = javafx;
        this.library = library;
        this.programName = programName;
    }

    static Target here() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") ? WINDOWS : system.startsWith("mac") ? MAC : LINUX;
    }

    String programName() {
        return programName;
    }

    String library() {
        return library;
    }

    boolean isJavafx(String jar) {
        return jar.startsWith("javafx-") && jar.contains("-" + javafx);
    }

    boolean isLibrary(String entry) {
        return entry.endsWith(library);
    }

    /// Whether this is a native library that is of no use here: of another system, or another processor.
    boolean isForeign(String entry) {
        String name = entry.toLowerCase(Locale.ROOT);
        boolean isNative = List.of(".so", ".dll", ".dylib", ".jnilib").stream().anyMatch(name::endsWith);
        return isNative && (!isLibrary(name) || (names(name, X86_64) || names(name, ARM_64)) && !names(name, ours()));
    }

    private static boolean names(String entry, List<String> processors) {
        return processors.stream().anyMatch(entry::contains);
    }

    private static List<String> ours() {
        return System.getProperty("os.arch").equals("aarch64") ? ARM_64 : X86_64;
    }
}
