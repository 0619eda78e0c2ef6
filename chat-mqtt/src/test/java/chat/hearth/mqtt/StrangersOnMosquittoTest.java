package chat.hearth.mqtt;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Publication;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// On a Mosquitto without rules, where one stranger can ask as often as they like.
@SuppressWarnings("NullAway.Init") // the broker is started before each test
class StrangersOnMosquittoTest extends Strangers {
    @TempDir
    Path folder;

    private Mosquitto broker;
    private Peer stranger;

    @BeforeAll
    static void needMosquitto() {
        Mosquitto.program();
    }

    @Override
    protected void start() {
        broker = Mosquitto.start(folder);
        stranger = Peer.at(broker.port()).up();
    }

    @Override
    protected void stop() {
        stranger.close();
        broker.close();
    }

    @Override
    protected NetworkChoice network() {
        return Someone.broker(broker.port());
    }

    @Override
    protected void ask(int number, Address whom, Bytes request) {
        Outcome outcome =
                stranger.publish(Publication.lasting(new Mailbox.RequestTo(whom, new Slot("x" + number)), request));
        Assertions.assertTrue(EnumSet.of(Outcome.ACCEPTED, Outcome.NOBODY_THERE).contains(outcome), outcome::name);
    }
}
