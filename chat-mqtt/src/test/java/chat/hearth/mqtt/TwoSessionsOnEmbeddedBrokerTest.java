package chat.hearth.mqtt;

import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.mqtt.broker.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class TwoSessionsOnEmbeddedBrokerTest extends TwoSessions {
    @TempDir
    Path folder;

    private BrokerProcess broker;
    private int port;

    @BeforeEach
    @Override
    void meet() {
        start();
        port = broker.port();
        super.meet();
    }

    @AfterEach
    @Override
    void part() {
        try {
            super.part();
        } finally {
            broker.close();
        }
    }

    @Override
    int port() {
        return port;
    }

    @Override
    NetworkChoice through(int proxied) {
        return new NetworkChoice.Hosted(proxied, NetworkChoice.Reach.THIS_COMPUTER, BrokerProcess.JOIN_CODE)
                .withCertificate(broker.certificate());
    }

    @Override
    void killAndRestart() {
        broker.kill();
        start();
    }

    private void start() {
        try {
            broker = BrokerProcess.start(folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
