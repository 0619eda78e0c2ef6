package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private final LoggerContext context = new LoggerContext();

    @TempDir
    private Path folder;

    @Test
    void artemisIsHeardButForWhatIsMeantSo() throws IOException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogFile.begin(context, folder);

        Logger artemis = context.getLogger("org.apache.activemq.artemis.core.server");
        artemis.warn("AMQ222165: No Dead Letter Address configured for queue {} in AddressSettings", "queue");
        artemis.warn("AMQ222166: No Expiry Address configured for queue {} in AddressSettings", "queue");
        artemis.warn("AMQ224128: Free storage space is at {}", "1 MB");
        context.getLogger("chat.hearth").warn("AMQ222165: as somebody else says it");
        context.stop();

        assertEquals(
                List.of("AMQ224128: Free storage space is at 1 MB", "AMQ222165: as somebody else says it"),
                Files.readAllLines(folder.resolve("hearth.log")).stream()
                        .map(line -> line.substring(line.indexOf("AMQ")))
                        .toList());
    }
}
