package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.transport.Hosting.Why;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KilledBrokerTest {
    private static final String INBOX = Visitor.inbox("bob", "1", "alice");
    private static final String CARD = Visitor.topic("alice", "card");

    @TempDir
    Path folder;

    @Test
    void killedProcessLosesNothingThatItAccepted() throws IOException {
        try (BrokerProcess first = BrokerProcess.start(folder)) {
            HostingFailed meanwhile =
                    assertThrows(HostingFailed.class, () -> EmbeddedBroker.start(folder, 0, Visitor.JOIN_CODE));
            assertEquals(Why.LOCKED, meanwhile.why());
            leaveAQueueAndACard(first);
            first.kill();
        }

        try (EmbeddedBroker second = EmbeddedBroker.start(folder, 0, Visitor.JOIN_CODE);
                Visitor bob = Visitor.at(second, "bob-kept")) {
            assertTrue(bob.enter("bob").isSessionPresent());
            assertEquals(
                    numbered(),
                    IntStream.range(0, 20).mapToObj(_ -> bob.receiveText()).toList());
            bob.subscribe(CARD);
            assertEquals("card", bob.receiveText());
        }
    }

    private static void leaveAQueueAndACard(BrokerProcess broker) {
        try (Visitor bob = Visitor.at(broker.port(), broker.certificate(), "bob-kept");
                Visitor alice = Visitor.at(broker.port(), broker.certificate(), "alice-kept")) {
            bob.enter("bob");
            bob.subscribe(INBOX);
            bob.leave();
            alice.enter("alice");
            numbered().forEach(text -> alice.publish(INBOX, text));
            alice.retain(CARD, "card");
        }
    }

    private static List<String> numbered() {
        return IntStream.range(0, 20).mapToObj(number -> "message " + number).toList();
    }
}
