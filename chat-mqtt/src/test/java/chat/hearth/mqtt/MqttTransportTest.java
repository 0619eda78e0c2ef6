package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Place;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The transport on an open Mosquitto.
class MqttTransportTest {
    @TempDir
    Path folder;

    private Mosquitto broker;

    @BeforeEach
    void startBroker() {
        broker = Mosquitto.start(folder);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void messageReachesTheInboxThatWatchesItsSlot() {
        try (Peer alice = Peer.at(broker.port());
                Peer bob = Peer.at(broker.port())) {
            bob.watch(bob.watchFor("slot"));
            bob.up();
            alice.up();

            Outcome outcome = alice.publish(bob.inboxFor("slot"), "hello");

            bob.awaitText(bob.inboxFor("slot"), "hello");
            assertEquals(Outcome.ACCEPTED, outcome);
            assertEquals(List.of("hello"), bob.texts(bob.inboxFor("slot")));
        }
    }

    @Test
    void brokerWithoutRulesGivesTheUidAsAddress() {
        try (Peer alice = Peer.at(broker.port()).up()) {
            Place place = ((Link.Up) alice.link()).place();

            assertEquals(new Place(alice.address(), Place.Rules.OPEN), place);
        }
    }
}
