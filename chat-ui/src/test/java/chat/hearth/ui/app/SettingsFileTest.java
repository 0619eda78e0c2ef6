package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("settings");

    @BeforeEach
    void setUp() {
        file = folder.resolve("settings");
    }

    @Test
    void whatWasPutIsThereAfterANewStart() {
        SettingsFile settings = read();
        settings.put("account.1.name", "Zoë = \\ 小明 👋");
        settings.put("zoom", "1.2");
        settings.remove("zoom");

        SettingsFile again = read();

        assertEquals(Optional.of("Zoë = \\ 小明 👋"), again.get("account.1.name"));
        assertEquals(Optional.empty(), again.get("zoom"));
    }

    @Test
    void aFileThatIsNotThereIsEmpty() {
        assertEquals(Optional.empty(), read().get("theme"));
        assertFalse(Files.exists(file));
    }

    @Test
    void aBrokenFileCountsAsEmptyAndIsReplaced() throws IOException {
        Files.writeString(file, "theme=DARK\nlanguage=\\u00zz\n");

        SettingsFile broken = read();
        broken.put("zoom", "1");

        assertEquals(Optional.empty(), broken.get("theme"));
        assertEquals(Optional.of("1"), read().get("zoom"));
    }

    @Test
    void bytesThatAreNoTextCountAsEmpty() throws IOException {
        Files.write(file, new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe, '\n'});

        assertEquals(Optional.empty(), read().get("a"));
    }

    @Test
    void aFileThatIsFarTooLargeCountsAsEmpty() throws IOException {
        Files.writeString(file, "theme=DARK\n" + "#".repeat(300_000));

        assertEquals(Optional.empty(), read().get("theme"));
    }

    @Test
    void aFolderInItsPlaceStopsNobody() throws IOException {
        Files.createDirectory(file);

        SettingsFile settings = read();
        settings.put("zoom", "1");

        assertEquals(Optional.of("1"), settings.get("zoom"));
    }

    @Test
    void whatDoesNotChangeIsNotWritten() {
        List<Runnable> writes = new ArrayList<>();
        SettingsFile settings = SettingsFile.read(file, writes::add);

        settings.put("zoom", "1");
        settings.put("zoom", "1");
        settings.remove("theme");

        assertEquals(1, writes.size());
    }

    private SettingsFile read() {
        return SettingsFile.read(file, Runnable::run);
    }
}
