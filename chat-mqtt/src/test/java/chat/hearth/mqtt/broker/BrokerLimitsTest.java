package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.transport.Hosting.Why;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BrokerLimitsTest {
    private static final Limits USUAL = Limits.USUAL.withFree(1);
    private static final Limits NARROW = USUAL.with(new Limits.Entry(8 << 10, 2, 16, 3, Duration.ofMillis(300)));

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
    void connectThatIsTooLargeIsCut() throws IOException {
        try (EmbeddedBroker broker = start(USUAL);
                RawConnection eve = new RawConnection(broker.port())) {
            // One of 9,000 bytes, in pieces.
            eve.send(new byte[] {0x10});
            eve.send(new byte[] {(byte) 0xA8});
            eve.send(new byte[] {0x46, 0, 4, 'M', 'Q', 'T', 'T', 5});

            assertTrue(eve.isClosedByBroker());
        }
    }

    @Test
    void connectWithTheGreatestWillIsTaken() throws IOException {
        try (EmbeddedBroker broker = start(USUAL);
                RawConnection alice = new RawConnection(broker.port())) {
            int answer = alice.enter(RawConnection.connect(broker, "alice-large")
                    .willFlag(true)
                    .willTopic(Visitor.topic("alice", "pr/0123456789abcdef"))
                    .willMessage(new byte[2 << 10])
                    .build());

            assertEquals(0, answer);
        }
    }

    @Test
    void connectionsOfOneUserHaveALimitOfTheirOwn() {
        Limits two = USUAL.with(new Limits.Entry(8 << 10, 256, 2, 3, Duration.ofSeconds(10)));
        try (EmbeddedBroker broker = start(two);
                Visitor desk = Visitor.at(broker, "bob-desk");
                Visitor laptop = Visitor.at(broker, "bob-laptop");
                Visitor phone = Visitor.at(broker, "bob-phone");
                Visitor alice = Visitor.at(broker, "alice")) {
            desk.enter("bob");
            laptop.enter("bob");

            assertEquals(Mqtt5ConnAckReasonCode.QUOTA_EXCEEDED, phone.refused("bob"));

            alice.enter("alice");
            assertTrue(desk.isConnected() && laptop.isConnected());
        }
    }

    @Test
    void whoPublishesTooFastIsSlowedDownAndLosesNothing() {
        Limits slow = USUAL.with(new Limits.Use(256 << 10, 50, 100, 1_000));
        try (EmbeddedBroker broker = start(slow);
                Visitor alice = Visitor.at(broker, "alice")) {
            alice.enter("alice");
            alice.subscribe(Visitor.topic("alice", "echo"));
            long begin = System.nanoTime();

            numbered(150).forEach(text -> alice.publish(Visitor.topic("alice", "echo"), text));

            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(taken.compareTo(Duration.ofMillis(900)) > 0, () -> "within " + taken);
            assertEquals(numbered(150), receive(alice, 150));
        }
    }

    @Test
    void queueKeepsTheNewestMessages() {
        Limits shallow = USUAL.with(new Limits.Use(256 << 10, 1_000, 2_000, 100));
        String inbox = Visitor.inbox("bob", "1", "alice");
        try (EmbeddedBroker broker = start(shallow);
                Visitor bob = Visitor.at(broker, "bob");
                Visitor alice = Visitor.at(broker, "alice")) {
            bob.enter("bob");
            bob.subscribe(inbox);
            bob.leave();
            alice.enter("alice");
            numbered(300).forEach(text -> alice.publish(inbox, text));

            bob.enter("bob");

            assertEquals(numbered(300).subList(200, 300), receive(bob, 100));
        }
    }

    @Test
    void sessionsAreNotCountedAsAQueue() {
        Limits shallow = USUAL.with(new Limits.Use(256 << 10, 1_000, 2_000, 2));
        try (EmbeddedBroker broker = start(shallow)) {
            for (String name : List.of("alice", "bob", "carol", "dave")) {
                Visitor visitor = Visitor.at(broker, name);
                visitor.enter(name);
                visitor.subscribe(Visitor.topic(name, "echo"));
                visitor.leave();
            }
        }

        try (EmbeddedBroker again = start(shallow)) {
            for (String name : List.of("alice", "bob", "carol", "dave")) {
                try (Visitor visitor = Visitor.at(again, name)) {
                    assertTrue(visitor.enter(name).isSessionPresent(), name);
                }
            }
        }
    }

    @Test
    void loginsAfterFailedOnesWaitAndAreTaken() {
        try (EmbeddedBroker broker = start(USUAL);
                Visitor eve = Visitor.at(broker, "eve");
                Visitor bob = Visitor.at(broker, "bob")) {
            for (int i = 0; i < 4; i++) {
                eve.refused(Visitor.user("eve"), "garbage");
            }
            long begin = System.nanoTime();

            bob.enter("bob");

            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(taken.compareTo(Duration.ofMillis(500)) >= 0, () -> "within " + taken);
        }
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(number -> "message " + number).toList();
    }

    private static List<String> receive(Visitor visitor, int count) {
        return IntStream.range(0, count).mapToObj(_ -> visitor.receiveText()).toList();
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
        Limits greedy = USUAL.withFree(Long.MAX_VALUE);

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
