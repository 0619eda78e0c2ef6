package chat.hearth.mqtt;

import chat.hearth.core.transport.NetworkChoice;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class TwoSessionsOnMosquittoTest extends TwoSessions {
    @TempDir
    Path folder;

    private Mosquitto mosquitto;

    @BeforeAll
    static void needMosquitto() {
        Mosquitto.program();
    }

    @BeforeEach
    @Override
    void meet() {
        mosquitto = Mosquitto.start(folder);
        super.meet();
    }

    @AfterEach
    @Override
    void part() {
        try {
            super.part();
        } finally {
            mosquitto.close();
        }
    }

    @Override
    int port() {
        return mosquitto.port();
    }

    @Override
    NetworkChoice through(int port) {
        return Someone.broker(port);
    }

    @Override
    void killAndRestart() {
        mosquitto.kill();
        mosquitto.restart();
    }
}
