package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SingleInstanceTest {
    @TempDir
    private Path folder;

    private Profile profile = new Profile(Path.of("profile"));
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void setUp() {
        profile = new Profile(folder);
    }

    @Test
    void theSecondDoesNotGetTheProfile() throws IOException {
        try (SingleInstance _ = SingleInstance.take(profile).orElseThrow()) {
            assertTrue(SingleInstance.take(profile).isEmpty());
        }
    }

    @Test
    void aProfileThatWasGivenBackCanBeTaken() throws IOException {
        SingleInstance.take(profile).orElseThrow().close();

        SingleInstance.take(profile).orElseThrow().close();

        assertFalse(Files.exists(profile.socket()));
    }

    @Test
    void otherProfilesAreFree() throws IOException {
        Profile other = new Profile(Files.createDirectory(folder.resolve("other")));

        try (SingleInstance _ = SingleInstance.take(profile).orElseThrow();
                SingleInstance _ = SingleInstance.take(other).orElseThrow()) {
            assertFalse(SingleInstance.take(other).isPresent());
        }
    }

    @Test
    void aKnockHandsTheInvitationOver() throws Exception {
        try (SingleInstance first = SingleInstance.take(profile).orElseThrow()) {
            first.listen(heard::add);

            boolean answered = SingleInstance.knock(profile, "hearth:1小明");

            assertTrue(answered);
            assertEquals("hearth:1小明", heard.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void everyKnockIsHeardAlsoOneThatBringsNothing() throws Exception {
        try (SingleInstance first = SingleInstance.take(profile).orElseThrow()) {
            first.listen(heard::add);

            boolean answered = SingleInstance.knock(profile, "") && SingleInstance.knock(profile, "again");

            assertTrue(answered);
            assertEquals("", heard.poll(30, TimeUnit.SECONDS));
            assertEquals("again", heard.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatIsBroughtWhileTheFirstIsStillStartingWaitsForIt() throws Exception {
        try (SingleInstance first = SingleInstance.take(profile).orElseThrow()) {
            assertTrue(SingleInstance.knock(profile, "hearth:1a"));
            assertTrue(SingleInstance.knock(profile, "hearth:1b"));

            first.listen(heard::add);

            assertEquals("hearth:1a", heard.poll(30, TimeUnit.SECONDS));
            assertEquals("hearth:1b", heard.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void nobodyAnswersWhereNobodyIs() {
        assertFalse(SingleInstance.knock(profile, "hearth:1"));
    }

    @Test
    void theSocketOfOneThatWasKilledIsInNobodysWay() throws Exception {
        ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        killed.bind(UnixDomainSocketAddress.of(profile.socket()));
        killed.close();
        assertTrue(Files.exists(profile.socket()));

        assertFalse(SingleInstance.knock(profile, ""));
        try (SingleInstance next = SingleInstance.take(profile).orElseThrow()) {
            next.listen(heard::add);
            assertTrue(SingleInstance.knock(profile, "hearth:1"));
        }
        assertEquals("hearth:1", heard.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void aProfileFarDownTheTreeIsFoundToo() throws Exception {
        Profile deep = new Profile(Files.createDirectories(folder.resolve("d".repeat(120))));

        try (SingleInstance first = SingleInstance.take(deep).orElseThrow()) {
            first.listen(heard::add);
            assertTrue(SingleInstance.knock(deep, "hearth:1"));
        }

        assertEquals("hearth:1", heard.poll(30, TimeUnit.SECONDS));
    }
}
