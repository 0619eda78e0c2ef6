package chat.hearth.ui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/// The folder of one profile. What lies in it:
///
/// - `lock`, `socket`: who has it open, and where a second start knocks
/// - `settings`: what is set on this computer
/// - `accounts/N/`: one account each, with its `store` and, if it hosts, its `broker`
/// - `log/`
record Profile(Path folder) {
    static Profile of(Options options) {
        return of(options, System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"));
    }

    static Profile of(Options options, Map<String, String> environment, String home, String system) {
        Path profiles = options.data()
                .orElseGet(() -> dataFolder(environment, home, system))
                .resolve("profiles");
        return new Profile(profiles.resolve(options.profile()).toAbsolutePath());
    }

    /// Makes the folder, readable by its owner alone.
    void create() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder.getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } else {
            Files.createDirectories(folder);
        }
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path socket() {
        return folder.resolve("socket");
    }

    Path settings() {
        return folder.resolve("settings");
    }

    Path account(String id) {
        return folder.resolve("accounts").resolve(id);
    }

    Path accounts() {
        return folder.resolve("accounts");
    }

    Path log() {
        return folder.resolve("log");
    }

    private static Path dataFolder(Map<String, String> environment, String home, String system) {
        if (system.startsWith("Windows")) {
            return Path.of(environment.getOrDefault("APPDATA", home), "Hearth");
        }
        if (system.startsWith("Mac")) {
            return Path.of(home, "Library", "Application Support", "Hearth");
        }
        return Optional.ofNullable(environment.get("XDG_DATA_HOME"))
                .filter(folder -> Path.of(folder).isAbsolute())
                .map(Path::of)
                .orElseGet(() -> Path.of(home, ".local", "share"))
                .resolve("hearth");
    }
}
