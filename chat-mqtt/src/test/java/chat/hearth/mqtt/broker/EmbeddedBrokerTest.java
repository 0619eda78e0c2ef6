package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(folder, 0, Visitor.JOIN_CODE);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void messagesForSomebodyAwayWaitForThem() {
        try (Visitor bob = Visitor.at(broker.port(), "bob-waits");
                Visitor alice = Visitor.at(broker.port(), "alice-writes")) {
            bob.enter("bob");
            bob.subscribe("hearth/v1/u/bob/in/1/a");
            bob.leave();
            alice.enter("alice");
            alice.publish("hearth/v1/u/bob/in/1/a", "hello");

            boolean kept = bob.enter("bob").isSessionPresent();

            assertTrue(kept);
            assertEquals("hello", bob.receiveText());
        }
    }

    @Test
    void wrongJoinCodeIsRefused() {
        try (Visitor eve = Visitor.at(broker.port(), "eve")) {
            assertEquals(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD, eve.refused("eve", "guess"));
        }
    }
}
