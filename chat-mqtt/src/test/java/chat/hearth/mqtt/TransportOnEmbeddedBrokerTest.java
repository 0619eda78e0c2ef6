package chat.hearth.mqtt;

import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.TransportContract;
import chat.hearth.core.transport.TransportFixture;
import chat.hearth.mqtt.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TransportOnEmbeddedBrokerTest extends TransportContract {
    @TempDir
    Path folder;

    @Override
    protected TransportFixture fixture() {
        return new RealNetwork(new Embedded(folder));
    }

    static final class Embedded implements RealNetwork.Broker {
        private static final String JOIN_CODE = "amber-otter-42";

        private final Path folder;
        private final int port;
        private EmbeddedBroker broker;
        private int lives = 1;

        Embedded(Path folder) {
            this.folder = folder;
            broker = EmbeddedBroker.start(folder.resolve("1"), 0, JOIN_CODE);
            port = broker.port();
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public NetworkChoice through(int proxied) {
            return new NetworkChoice.Hosted(proxied, NetworkChoice.Reach.THIS_COMPUTER, JOIN_CODE)
                    .withCertificate(broker.certificate());
        }

        @Override
        public void replace() {
            broker.close();
            Path before = folder.resolve("" + lives);
            lives++;
            takeAlong(before, folder.resolve("" + lives));
            broker = EmbeddedBroker.start(folder.resolve("" + lives), port, JOIN_CODE);
        }

        /// Those who come back know it by its certificate.
        private static void takeAlong(Path before, Path after) {
            try {
                Files.createDirectories(after);
                Files.copy(before.resolve("certificate.pem"), after.resolve("certificate.pem"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean saysNobodyThere() {
            return false;
        }

        @Override
        public void close() {
            broker.close();
        }
    }
}
