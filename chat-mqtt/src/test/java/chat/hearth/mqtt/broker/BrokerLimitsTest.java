package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.transport.Hosting.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BrokerLimitsTest {
    private static final Limits NARROW = new Limits(1 << 12, 2, Duration.ofMillis(300), 1);
    private static final Limits USUAL = Limits.USUAL;

    @TempDir
    Path folder;

    @Test
    void httpIsCutAtOnce() throws IOException {
        try (EmbeddedBroker broker = start(USUAL);
                RawConnection browser = new RawConnection(broker.port())) {
            browser.send("POST / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.UTF_8));

            assertTrue(browser.isClosedByBroker());
        }
    }

    @Test
    void connectThatAnnouncesTooMuchIsCutBeforeItHasCome() throws IOException {
        try (EmbeddedBroker broker = start(USUAL);
                RawConnection eve = new RawConnection(broker.port())) {
            // A CONNECT of 2 MB.
            eve.send(new byte[] {0x10, (byte) 0x80, (byte) 0x89, 0x7A, 0, 4, 'M', 'Q', 'T', 'T', 5});

            assertTrue(eve.isClosedByBroker());
        }
    }

    @Test
    void connectionThatSaysNothingIsClosed() throws IOException {
        try (EmbeddedBroker broker = start(NARROW);
                RawConnection silent = new RawConnection(broker.port())) {
            assertTrue(silent.isClosedByBroker());
        }
    }

    @Test
    void connectionThatStopsInTheMiddleOfItsLoginIsClosed() throws IOException {
        try (EmbeddedBroker broker = start(NARROW);
                RawConnection slow = new RawConnection(broker.port())) {
            slow.send(new byte[] {0x10, 40, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60});

            assertTrue(slow.isClosedByBroker());
        }
    }

    @Test
    void connectionBeyondTheLimitIsClosedAndTheOthersStay() throws IOException {
        try (EmbeddedBroker broker = start(NARROW);
                Visitor alice = Visitor.at(broker, "alice");
                Visitor bob = Visitor.at(broker, "bob")) {
            alice.enter("alice");
            bob.enter("bob");

            try (RawConnection third = new RawConnection(broker.port())) {
                assertTrue(third.isClosedByBroker());
            }

            assertTrue(alice.isConnected());
            assertTrue(bob.isConnected());
        }
    }

    @Test
    void takenPortIsReplacedByAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                EmbeddedBroker broker = EmbeddedBroker.start(folder, taken.getLocalPort(), Visitor.JOIN_CODE);
                Visitor bob = Visitor.at(broker, "bob")) {
            bob.enter("bob");

            assertTrue(broker.port() != taken.getLocalPort());
        }
    }

    @Test
    void folderThatIsAFileIsNotWritable() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        HostingFailed failure = assertThrows(
                HostingFailed.class, () -> EmbeddedBroker.start(file.resolve("below"), 0, Visitor.JOIN_CODE));

        assertEquals(Why.FOLDER_NOT_WRITABLE, failure.why());
    }

    @Test
    void tooLittleSpaceOnTheDiskIsSaidAtStart() {
        Limits greedy = new Limits(1 << 12, 2, Duration.ofSeconds(10), Long.MAX_VALUE);

        HostingFailed failure = assertThrows(HostingFailed.class, () -> start(greedy));

        assertEquals(Why.DISK_FULL, failure.why());
    }

    @Test
    void secondBrokerOnAFolderIsLockedOutAndTheFirstGoesOn() {
        try (EmbeddedBroker first = start(USUAL);
                Visitor bob = Visitor.at(first, "bob")) {
            HostingFailed failure = assertThrows(HostingFailed.class, () -> start(USUAL));

            assertEquals(Why.LOCKED, failure.why());
            bob.enter("bob");
            assertTrue(bob.isConnected());
        }
    }

    private EmbeddedBroker start(Limits limits) {
        return EmbeddedBroker.start(folder, 0, Visitor.JOIN_CODE, surroundings(limits), () -> {});
    }

    private static Surroundings surroundings(Limits limits) {
        return new Surroundings(List::of, Duration.ofSeconds(5), InstantSource.system(), limits);
    }
}
