package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sessions that last an hour, over a broker that was away. Artemis forgets how long they were to last.
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ExpiredSessionsTest {
    private static final String INBOX = Visitor.inbox("bob", "1", "alice");

    @TempDir
    Path folder;

    @Test
    void sessionThatExpiredWhileTheBrokerWasAwayIsGoneWithItsQueue() {
        leaveASession();

        try (EmbeddedBroker broker = start(Duration.ofHours(2));
                Visitor bob = Visitor.at(broker, "bob")) {
            assertFalse(bob.enter("bob").isSessionPresent());
            bob.subscribe(INBOX);
            bob.publish(INBOX, "new");
            assertEquals("new", bob.receiveText());
            assertEquals(Optional.empty(), bob.poll());
        }
    }

    @Test
    void sessionThatHasTimeLeftIsKept() {
        leaveASession();

        try (EmbeddedBroker broker = start(Duration.ofMinutes(50));
                Visitor bob = Visitor.at(broker, "bob")) {
            assertTrue(bob.enter("bob").isSessionPresent());
            assertEquals("waiting", bob.receiveText());
        }
    }

    @Test
    void sessionThatNobodyTakesUpExpiresWhileTheBrokerRuns() {
        leaveASession();
        Instant[] now = {Instant.now().plus(Duration.ofMinutes(50))};

        try (EmbeddedBroker broker = start(() -> now[0]);
                Visitor bob = Visitor.at(broker, "bob")) {
            now[0] = now[0].plus(Duration.ofMinutes(20));
            broker.tidy();

            assertFalse(bob.enter("bob").isSessionPresent());
        }
    }

    @Test
    void timeBeginsWithTheLastVisitAndNotWithTheRestart() {
        leaveASession();
        start(Duration.ofMinutes(50)).close();

        try (EmbeddedBroker broker = start(Duration.ofMinutes(70));
                Visitor bob = Visitor.at(broker, "bob")) {
            assertFalse(bob.enter("bob").isSessionPresent());
        }
    }

    private void leaveASession() {
        try (EmbeddedBroker broker = start(Duration.ZERO);
                Visitor bob = Visitor.at(broker, "bob");
                Visitor alice = Visitor.at(broker, "alice")) {
            bob.enter("bob");
            bob.subscribe(INBOX);
            bob.leave();
            alice.enter("alice");
            alice.publish(INBOX, "waiting");
        }
    }

    private EmbeddedBroker start(Duration later) {
        return start(() -> Instant.now().plus(later));
    }

    private EmbeddedBroker start(InstantSource clock) {
        return EmbeddedBroker.start(
                folder,
                0,
                Visitor.JOIN_CODE,
                new Surroundings(List::of, Duration.ofSeconds(5), clock, Limits.USUAL.withFree(1)),
                () -> {});
    }
}
