package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Eve may use her own tree and her own slots, and nothing else, by no way that MQTT knows of.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TopicRulesTest {
    private static final List<Mqtt5SubAckReasonCode> NO = List.of(Mqtt5SubAckReasonCode.NOT_AUTHORIZED);
    private static final List<Mqtt5SubAckReasonCode> YES = List.of(Mqtt5SubAckReasonCode.GRANTED_QOS_1);

    /// At most once, at least once, kept, exactly once.
    enum Way {
        QOS_0,
        QOS_1,
        KEPT,
        QOS_2;

        Mqtt5Publish of(String topic, String text) {
            var publish = Mqtt5Publish.builder()
                    .topic(topic)
                    .payload(text.getBytes(StandardCharsets.UTF_8))
                    .retain(this == KEPT);
            return switch (this) {
                case QOS_0 -> publish.qos(MqttQos.AT_MOST_ONCE).build();
                case QOS_1, KEPT -> publish.qos(MqttQos.AT_LEAST_ONCE).build();
                case QOS_2 -> publish.qos(MqttQos.EXACTLY_ONCE).build();
            };
        }
    }

    static final List<String> NOT_EVES_TO_READ = List.of(
            "#",
            "+/#",
            "hearth/#",
            "hearth/v1/u/#",
            "hearth/v1/u/+/in/#",
            "hearth/v1/u/+/#",
            "hearth/v1/u/+/+",
            "hearth/v1/u/+/card",
            Visitor.topic("bob", "#"),
            Visitor.topic("bob", "in/#"),
            Visitor.topic("bob", "dev/#"),
            Visitor.topic("bob", "pr/#"),
            Visitor.topic("bob", "req/+"),
            Visitor.inbox("bob", "m1", "alice"),
            Visitor.inbox("bob", "m1", "eve"),
            "hearth/v1/u/+/in/+/" + Visitor.user("alice"));

    static final List<String> EVES_TO_READ = List.of(
            Visitor.topic("eve", "#"),
            Visitor.inbox("eve", "e1", "bob"),
            Visitor.topic("eve", "req/+"),
            Visitor.topic("bob", "card"),
            Visitor.topic("bob", "dev/+"),
            Visitor.topic("bob", "pr/+"));

    static final List<String> NOT_EVES_TO_WRITE = List.of(
            Visitor.topic("bob", "card"),
            Visitor.topic("bob", "dev/m1"),
            Visitor.topic("bob", "pr/m1"),
            Visitor.inbox("bob", "m1", "alice"),
            Visitor.topic("bob", "bl/m1/" + Visitor.user("alice")),
            Visitor.topic("bob", "req/" + Visitor.user("alice")),
            Visitor.topic("bob", "anything"),
            Visitor.inbox("bob", "m1", "eve") + "/more",
            "hearth/v1/g/room/m",
            "hearth/v2/u/eve/card",
            "anything");

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

    @ParameterizedTest
    @FieldSource("NOT_EVES_TO_READ")
    void foreignFilterIsRefusedAndTheConnectionStays(String filter) {
        try (Visitor eve = entered("eve", "reads")) {
            assertEquals(NO, eve.trySubscribe(filter));
            assertTrue(eve.isConnected());
        }
    }

    @ParameterizedTest
    @FieldSource("EVES_TO_READ")
    void allowedFilterIsGranted(String filter) {
        try (Visitor eve = entered("eve", "reads")) {
            assertEquals(YES, eve.trySubscribe(filter));
        }
    }

    static Stream<Arguments> forbiddenPublications() {
        return NOT_EVES_TO_WRITE.stream()
                .flatMap(topic -> Stream.of(Way.values()).map(way -> Arguments.of(topic, way)));
    }

    @ParameterizedTest
    @MethodSource("forbiddenPublications")
    void foreignTopicTakesNothingAndTheConnectionStays(String topic, Way way) {
        try (Visitor eve = entered("eve", "writes")) {
            boolean forbidden = eve.isForbidden(way.of(topic, "forged"));

            assertEquals(way != Way.QOS_0, forbidden);
            assertEquals(YES, eve.trySubscribe(Visitor.topic("eve", "still/here")));
        }
    }

    @Test
    void nothingOfWhatEveForgesReachesBobOrIsKept() {
        try (Visitor bob = entered("bob", "is-written-to");
                Visitor eve = entered("eve", "forges")) {
            bob.subscribe(Visitor.topic("bob", "#"));
            for (String topic : NOT_EVES_TO_WRITE) {
                for (Way way : Way.values()) {
                    eve.isForbidden(way.of(topic, "forged"));
                }
            }

            eve.publish(Visitor.inbox("bob", "m1", "eve"), "signed by eve");

            assertEquals("signed by eve", bob.receiveText());
            assertEquals(Optional.empty(), bob.poll());
            try (Visitor alice = entered("alice", "comes-later")) {
                alice.subscribe(Visitor.topic("bob", "card"));
                alice.subscribe(Visitor.topic("bob", "pr/+"));
                alice.subscribe(Visitor.topic("alice", "last"));
                alice.retain(Visitor.topic("alice", "last"), "nothing before");
                assertEquals("nothing before", alice.receiveText());
            }
        }
    }

    @Test
    void ownSlotsOfOthersTakeWhatIsWritten() {
        List<String> slots = List.of(
                Visitor.inbox("carol", "m1", "eve"),
                Visitor.topic("carol", "bl/m1/" + Visitor.user("eve")),
                Visitor.topic("carol", "req/" + Visitor.user("eve")));
        try (Visitor carol = entered("carol", "listens");
                Visitor eve = entered("eve", "may-write")) {
            carol.subscribe(Visitor.topic("carol", "#"));
            List<String> received = new ArrayList<>();
            for (String slot : slots) {
                for (Way way : Way.values()) {
                    assertEquals(false, eve.isForbidden(way.of(slot, slot + way)));
                    received.add(carol.receiveText());
                }
            }

            List<String> written = slots.stream()
                    .flatMap(slot -> Stream.of(Way.values()).map(way -> slot + way))
                    .toList();
            assertEquals(written, received);
        }
    }

    @Test
    void foreignKeptValueCannotBeTakenAway() {
        try (Visitor dave = entered("dave", "keeps");
                Visitor eve = entered("eve", "deletes");
                Visitor alice = entered("alice", "looks")) {
            dave.retain(Visitor.topic("dave", "card"), "card of dave");

            assertTrue(eve.isForbidden(Way.KEPT.of(Visitor.topic("dave", "card"), "")));

            alice.subscribe(Visitor.topic("dave", "card"));
            assertEquals("card of dave", alice.receiveText());
        }
    }

    @ParameterizedTest
    @FieldSource("NOT_EVES_TO_WRITE")
    void willOutsideOnesOwnTreeIsRefused(String topic) throws IOException {
        assertEquals(0x87, enterWithWill(topic));
    }

    @Test
    void willInOnesOwnSlotOfAnotherIsRefused() throws IOException {
        assertEquals(0x87, enterWithWill(Visitor.inbox("bob", "m1", "eve")));
    }

    @Test
    void willInOnesOwnTreeIsTaken() throws IOException {
        assertEquals(0, enterWithWill(Visitor.topic("eve", "pr/e1")));
    }

    private static int enterWithWill(String topic) throws IOException {
        try (RawConnection eve = new RawConnection(broker.port())) {
            return eve.enter(RawConnection.connect(broker, "eve-wills")
                    .willFlag(true)
                    .willQoS(MqttQoS.AT_LEAST_ONCE)
                    .willTopic(topic)
                    .willMessage("x".getBytes(StandardCharsets.UTF_8))
                    .build());
        }
    }

    private static Visitor entered(String user, String device) {
        Visitor visitor = Visitor.at(broker, user + "-" + device);
        visitor.enter(user);
        return visitor;
    }
}
