package chat.hearth.mqtt;

import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.TransportContract;
import chat.hearth.core.transport.TransportFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class TransportOnMosquittoTest {
    @TempDir
    Path folder;

    @Nested
    class WithoutRules extends TransportContract {
        @Override
        protected TransportFixture fixture() {
            return new RealNetwork(new Plain(Mosquitto.start(folder)));
        }
    }

    record Plain(Mosquitto process) implements RealNetwork.Broker {
        @Override
        public int port() {
            return process.port();
        }

        @Override
        public NetworkChoice through(int port) {
            return Peer.broker(port);
        }

        @Override
        public void replace() {
            process.kill();
            process.restart();
        }

        @Override
        public boolean saysNobodyThere() {
            return true;
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
