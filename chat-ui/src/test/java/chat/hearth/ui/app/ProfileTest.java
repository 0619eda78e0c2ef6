package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
    @TempDir
    private Path folder;

    @Test
    void linuxFollowsTheRulesOfTheDesktop() {
        assertEquals(Path.of("/d/hearth/profiles/default"), on("Linux", Map.of("XDG_DATA_HOME", "/d")));
        assertEquals(Path.of("/home/ann/.local/share/hearth/profiles/default"), on("Linux", Map.of()));
    }

    @Test
    void aDataFolderThatIsNotAbsoluteIsNone() {
        assertEquals(
                Path.of("/home/ann/.local/share/hearth/profiles/default"), on("Linux", Map.of("XDG_DATA_HOME", "d")));
        assertEquals(
                Path.of("/home/ann/.local/share/hearth/profiles/default"), on("Linux", Map.of("XDG_DATA_HOME", "")));
    }

    @Test
    void windowsKeepsItWithTheOtherPrograms() {
        assertEquals(Path.of("/roaming/Hearth/profiles/default"), on("Windows 11", Map.of("APPDATA", "/roaming")));
        assertEquals(Path.of("/home/ann/Hearth/profiles/default"), on("Windows 11", Map.of()));
    }

    @Test
    void aMacKeepsItInTheLibrary() {
        assertEquals(
                Path.of("/home/ann/Library/Application Support/Hearth/profiles/default"), on("Mac OS X", Map.of()));
    }

    @Test
    void theCommandLineWins() {
        Options options = Options.of("--data=/else", "--profile=work");

        Profile profile = Profile.of(options, Map.of("XDG_DATA_HOME", "/d"), "/home/ann", "Linux");

        assertEquals(Path.of("/else/profiles/work"), profile.folder());
    }

    @Test
    void theFolderIsItsOwnersAlone() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Profile profile = new Profile(folder.resolve("profiles").resolve("default"));

        profile.create();
        profile.create();

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(profile.folder())));
    }

    @Test
    void aFileInTheWayIsSaid() throws IOException {
        Files.writeString(folder.resolve("profiles"), "a file");
        Profile profile = new Profile(folder.resolve("profiles").resolve("default"));

        assertThrows(IOException.class, profile::create);
    }

    private static Path on(String system, Map<String, String> environment) {
        return Profile.of(Options.of(), environment, "/home/ann", system).folder();
    }
}
