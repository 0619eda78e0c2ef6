package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck;
import chat.hearth.core.transport.NetworkCheck.Finding;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.mqtt.broker.EmbeddedBroker;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCheckTest {
    private static final List<Finding> ALL = List.of(
            new Finding.Passed(Step.NAME),
            new Finding.Passed(Step.TCP),
            new Finding.Passed(Step.LOGIN),
            new Finding.Passed(Step.SUBSCRIBE),
            new Finding.Passed(Step.PUBLISH),
            new Finding.Passed(Step.RETAINED));

    @TempDir
    Path folder;

    @Test
    void goodBrokerPassesEveryStep() {
        try (Mosquitto broker = Mosquitto.start(folder)) {
            assertEquals(ALL, Checked.at(Peer.broker(broker.port())));
        }
    }

    @Test
    void joinCodeOfAHostedNetworkIsNoPassword() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0, "amber-otter-42")) {
            var byCode = new NetworkChoice.Broker(broker.address(), Optional.empty(), Optional.of("amber-otter-42"));

            Finding.Failed failed = (Finding.Failed) Checked.at(byCode).getLast();

            assertEquals(Step.LOGIN, failed.step());
            assertEquals(Link.Why.WRONG_PASSWORD, failed.why());
        }
    }

    @Test
    void nothingIsLeftBehindOnTheBroker() throws InterruptedException {
        try (Mosquitto broker = Mosquitto.start(folder)) {
            Checked.at(Peer.broker(broker.port()));

            var visitor = MqttClient.builder()
                    .useMqttVersion5()
                    .serverPort(broker.port())
                    .buildBlocking();
            visitor.connect();
            try (var arrivals = visitor.publishes(MqttGlobalPublishFilter.ALL)) {
                visitor.subscribeWith().topicFilter("hearth/#").send();
                assertEquals(Optional.empty(), arrivals.receive(500, TimeUnit.MILLISECONDS));
            }
            visitor.disconnect();
        }
    }

    @Test
    void eachStepFailsByItsName() {
        try (Mosquitto broker = Mosquitto.in(folder)
                .users(Map.of("alice", "a"))
                .rules("pattern write hearth/v1/u/%u/#")
                .start()) {
            assertFailed(Step.NAME, Link.Why.UNKNOWN_HOST, "mqtt://no-such-host.invalid:1883");
            assertFailed(Step.TCP, Link.Why.CONNECTION_REFUSED, "mqtt://127.0.0.1:" + Mosquitto.freePort());
            assertFailed(Step.LOGIN, Link.Why.WRONG_PASSWORD, Peer.broker(broker.port(), "alice", "wrong"));
        }
    }

    @Test
    void publicationThatIsNotDeliveredBackFails() {
        try (Mosquitto broker = Mosquitto.in(folder)
                .users(Map.of("alice", "a"))
                .rules("topic read hearth/#")
                .start()) {
            assertFailed(Step.PUBLISH, Link.Why.NOT_AUTHORIZED, Peer.broker(broker.port(), "alice", "a"));
        }
    }

    @Test
    void brokerThatKeepsNothingFailsAtTheLastStep() {
        try (Mosquitto broker =
                Mosquitto.in(folder).with("retain_available false").start()) {
            assertFailed(Step.RETAINED, Link.Why.NOT_AUTHORIZED, Peer.broker(broker.port()));
        }
    }

    @Test
    void nothingIsToldAfterCancelling() {
        List<Finding> findings = new CopyOnWriteArrayList<>();
        try (Mosquitto broker = Mosquitto.start(folder);
                FaultProxy proxy = FaultProxy.before(broker.port());
                DaemonCoreThread core = new DaemonCoreThread("core-of-a-test", Clock.systemUTC())) {
            proxy.stall();
            NetworkCheck check = new MqttNetworkCheck(core, MqttSettings.standard());
            NetworkCheck.Running running = check.check(Peer.broker(proxy.port()), findings::add);
            Await.within(Peer.LIMIT, "the first steps", () -> findings.size() == 2);

            running.cancel();
            proxy.mend();
            Await.pass(Duration.ofMillis(500));

            assertEquals(ALL.subList(0, 2), findings);
        }
    }

    private static void assertFailed(Step step, Link.Why why, String uri) {
        assertFailed(step, why, new NetworkChoice.Broker(URI.create(uri), Optional.empty(), Optional.empty()));
    }

    private static void assertFailed(Step step, Link.Why why, NetworkChoice.Broker broker) {
        Finding.Failed failed =
                assertInstanceOf(Finding.Failed.class, Checked.at(broker).getLast());
        assertEquals(List.of(step, why), List.of(failed.step(), failed.why()));
    }
}
