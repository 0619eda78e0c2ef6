package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import chat.hearth.core.transport.NetworkChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What a transport leaves behind in this process.
class NothingLeftTest {
    @TempDir
    Path folder;

    @Test
    void threadsEndWithTheTransport() {
        try (Mosquitto broker = Mosquitto.start(folder)) {
            for (int i = 0; i < 3; i++) {
                Peer.at(broker.port()).up().close();
            }
            Peer unlucky = Peer.at(Mosquitto.freePort()).open();
            unlucky.awaitDown();
            unlucky.close();

            Await.within(
                    Duration.ofSeconds(10),
                    () -> "an end of " + threads(),
                    () -> threads().isEmpty());
            assertEquals(List.of(), threads());
        }
    }

    @Test
    void passwordIsInNoLog() {
        String secret = "a-password-of-a-test";
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        LoggerFactory.getLogger(NothingLeftTest.class).trace("recording");
        NetworkChoice.Broker choice;
        try (Mosquitto broker =
                Mosquitto.in(folder).users(Map.of("alice", "right")).start()) {
            choice = Peer.broker(broker.port(), "alice", secret);
            try (Peer alice = Peer.at(choice).open()) {
                alice.awaitRefused();
            }
            Checked.at(choice);
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }

        List<String> lines = List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertFalse(lines.isEmpty());
        assertEquals(
                List.of(), lines.stream().filter(line -> line.contains(secret)).toList());
        assertFalse(Endpoint.of(choice, Peer.somebody()).toString().contains(secret));
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("hearth-mqtt") || name.startsWith("com.hivemq"))
                .toList();
    }
}
