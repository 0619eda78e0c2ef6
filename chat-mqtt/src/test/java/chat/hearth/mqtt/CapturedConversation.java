package chat.hearth.mqtt;

import chat.hearth.core.delivery.Pace;
import chat.hearth.core.presence.Presence;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two people on a Mosquitto without rules who become contacts and write, and somebody who listens to all of it.
@SuppressWarnings("NullAway.Init") // set before each test
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class CapturedConversation {
    static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    final List<Mqtt5Publish> captured = new CopyOnWriteArrayList<>();
    Mosquitto mosquitto;
    Mqtt5AsyncClient listener;
    Someone alice;
    Someone bob;

    @BeforeAll
    static void needMosquitto() {
        Mosquitto.program();
    }

    @BeforeEach
    void listen() throws Exception {
        mosquitto = Mosquitto.start(folder);
        listener = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(mosquitto.port())
                .buildAsync();
        listener.connect().get(20, TimeUnit.SECONDS);
        listener.subscribeWith()
                .topicFilter("#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(captured::add)
                .send()
                .get(20, TimeUnit.SECONDS);
        alice = new Someone("Alice Canary", Someone.broker(mosquitto.port()), Pace.NORMAL);
        bob = new Someone("Bob Canary", Someone.broker(mosquitto.port()), Pace.NORMAL);
        Await.within(LIMIT, "both are connected", () -> alice.isUp() && bob.isUp());
        talk();
    }

    private void talk() {
        bob.befriend(alice);
        Await.within(
                LIMIT,
                "they see each other",
                () -> alice.presence(bob) instanceof Presence.Online && bob.presence(alice) instanceof Presence.Online);
        bob.write(alice, "canary one");
        Await.within(LIMIT, "an answer can be written", () -> alice.shown().contains("canary one"));
        alice.write(bob, "canary two " + "long ".repeat(600));
        bob.write(alice, "canary 三 🐦");
        Await.within(LIMIT, "all are delivered", () -> alice.delivered() == 1 && bob.delivered() == 2);
    }

    @AfterEach
    void part() {
        try {
            alice.close();
            bob.close();
            listener.disconnect();
        } finally {
            mosquitto.close();
        }
    }

    /// What was put into inboxes and at doors.
    final List<Mqtt5Publish> messages() {
        return captured.stream()
                .filter(each -> each.getPayloadAsBytes().length > 0)
                .filter(each -> each.getTopic().toString().matches(".*/(in|req)/.*"))
                .toList();
    }
}
