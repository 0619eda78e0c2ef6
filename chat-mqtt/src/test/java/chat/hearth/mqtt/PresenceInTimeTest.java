package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How soon others see that somebody has gone, with the will delay of the application, 5 s.
class PresenceInTimeTest {
    @TempDir
    Path folder;

    @Nested
    class OnMosquitto extends Cases {
        @Override
        RealNetwork.Broker broker() {
            return new TransportOnMosquittoTest.Plain(Mosquitto.start(folder));
        }
    }

    @Nested
    class OnTheEmbeddedBroker extends Cases {
        @Override
        RealNetwork.Broker broker() {
            return new TransportOnEmbeddedBrokerTest.Embedded(folder);
        }
    }

    abstract static class Cases {
        private RealNetwork.Broker broker;
        private FaultProxy cable;
        private Peer alice;
        private Peer bob;

        abstract RealNetwork.Broker broker();

        @BeforeEach
        void meet() {
            broker = broker();
            cable = FaultProxy.before(broker.port());
            alice = Peer.at(broker.through(cable.port()))
                    .willDelay(Duration.ofSeconds(5))
                    .up();
            bob = Peer.at(broker.through(broker.port()));
            bob.watch(new Watch.Presence(alice.address()));
            bob.up();
            // Answered after bob's subscription.
            bob.publish(bob.presence(), "online");
            alice.publish(alice.presence(), "online");
            bob.awaitText(alice.presence(), "online");
        }

        @AfterEach
        void part() {
            cable.close();
            alice.close();
            bob.close();
            broker.close();
        }

        @Test
        void deadProcessIsSeenWithinSevenSeconds() {
            cable.sever();

            Duration took = awaitSeen("lost 1", Duration.ofSeconds(7));

            assertTrue(took.compareTo(Duration.ofSeconds(4)) > 0, "took " + took);
        }

        @Test
        void goodbyeIsSeenWithinASecond() {
            alice.beginClose();

            awaitSeen("left 1", Duration.ofSeconds(1));
        }

        @Test
        void breakOfThreeSecondsIsNotSeen() {
            cable.sever();
            Await.pass(Duration.ofSeconds(3));
            cable.mend();

            Await.pass(Duration.ofSeconds(5));

            assertEquals(List.of("online"), bob.texts(alice.presence()));
            assertTrue(alice.link().isUp());
        }

        @Test
        @Tag("long")
        void cutCableIsSeenWithinThirtySeconds() {
            cable.stall();

            awaitSeen("lost 1", Duration.ofSeconds(30));
        }

        @Test
        @Tag("long")
        void cutCableIsNoticedByOneselfWithinTwentyFiveSeconds() {
            cable.stall();

            Await.within(Duration.ofSeconds(25), "down", () -> !alice.link().isUp());

            assertEquals(Link.Why.CONNECTION_LOST, alice.awaitDown().why());
        }

        private Duration awaitSeen(String text, Duration limit) {
            return Await.within(limit, text, () -> bob.texts(alice.presence()).contains(text));
        }
    }
}
