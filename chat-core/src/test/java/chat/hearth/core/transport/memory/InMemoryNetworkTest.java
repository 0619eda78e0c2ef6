package chat.hearth.core.transport.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Transport;
import chat.hearth.core.transport.TransportContract;
import chat.hearth.core.transport.TransportFixture;
import chat.hearth.core.transport.Watch;
import chat.hearth.core.transport.Will;
import chat.hearth.core.wire.People;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemoryNetworkTest {
    @Nested
    class WithoutRules extends TransportContract {
        @Override
        protected TransportFixture fixture() {
            return new InMemory(Place.Rules.OPEN, Duration.ZERO);
        }
    }

    @Nested
    class WithRules extends TransportContract {
        @Override
        protected TransportFixture fixture() {
            return new InMemory(Place.Rules.BY_SENDER, Duration.ZERO);
        }
    }

    @Nested
    class FarAway extends TransportContract {
        @Override
        protected TransportFixture fixture() {
            return new InMemory(Place.Rules.OPEN, Duration.ofMillis(40));
        }
    }

    private final ManualCore core = new ManualCore();
    private final InMemoryNetwork network = new InMemoryNetwork(core);
    private final Listener alice = new Listener(People.ALICE);
    private final Listener bob = new Listener(People.BOB);
    private final Mailbox.InboxOf inbox =
            new Mailbox.InboxOf(Address.of(People.ALICE.peer()), People.ALICE.device(), new Slot("bob"));

    @Test
    void queueOfWhoIsAwayHoldsAThousandAndTheNewestAreLost() {
        alice.watchInbox();
        network.cut(People.ALICE.device());

        for (int i = 1; i <= 1_500; i++) {
            assertEquals(Outcome.ACCEPTED, bob.publish(inbox, "message " + i));
        }
        network.heal(People.ALICE.device());
        core.advance(Duration.ofSeconds(10));

        assertEquals(1_000, alice.texts.size());
        assertEquals("message 1000", alice.texts.getLast());
    }

    @Test
    void queueEndsWithTheLongestLifetime() {
        alice.watchInbox();
        network.cut(People.ALICE.device());
        bob.publish(inbox, "old");

        core.advance(Publication.LONGEST.plusSeconds(1));
        network.heal(People.ALICE.device());
        core.advance(Duration.ofSeconds(10));

        assertEquals(List.of(), alice.texts);
    }

    @Test
    void deliveriesMeetTheFateThatATestChooses() {
        alice.watchInbox();
        Iterator<Fate> fates =
                List.of(Fate.LATE, Fate.LOST, Fate.TWICE, Fate.DELIVERED).iterator();
        network.deliverBy(_ -> fates.next());

        for (int i = 1; i <= 4; i++) {
            assertEquals(Outcome.ACCEPTED, bob.publish(inbox, "" + i));
        }
        core.advance(Duration.ofSeconds(3));

        assertEquals(List.of("3", "3", "4", "1"), alice.texts);
    }

    @Test
    void judgeAnswersInPlaceOfTheBroker() {
        alice.watchInbox();
        network.judgeBy(_ -> Optional.of(Outcome.QUOTA_EXCEEDED));

        Outcome outcome = bob.publish(inbox, "message");

        assertEquals(Outcome.QUOTA_EXCEEDED, outcome);
        assertEquals(List.of(), alice.texts);
    }

    @Test
    void oneBrokerHasOneNetworkWhateverItIsCalled() {
        InMemoryNetworks networks = new InMemoryNetworks(core);
        Network hosted = networks.at(new NetworkChoice.Hosted(1883, NetworkChoice.Reach.THIS_COMPUTER, "code"));

        assertSame(hosted, networks.at(broker("mqtt://localhost")));
        assertSame(hosted, networks.at(broker("mqtt://127.0.0.1:1883")));
        assertSame(networks.at(broker("mqtt://Broker.Example")), networks.at(broker("mqtt://broker.example:1883")));
        assertNotSame(hosted, networks.at(broker("mqtt://127.0.0.1:1884")));
        assertNotSame(hosted, networks.at(broker("mqtt://broker.example:1883")));
    }

    private static NetworkChoice broker(String uri) {
        return new NetworkChoice.Broker(URI.create(uri), Optional.empty(), Optional.empty());
    }

    private final class Listener implements Inbox {
        private final List<String> texts = new ArrayList<>();
        private final Transport transport;

        Listener(Account account) {
            transport = network.join(account, this);
            transport.open();
            core.runReady();
        }

        void watchInbox() {
            transport.watch(new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
            core.runReady();
        }

        Outcome publish(Mailbox mailbox, String text) {
            var outcome = transport
                    .publish(Publication.lasting(mailbox, Bytes.utf8(text)))
                    .toCompletableFuture();
            core.runReady();
            return outcome.join();
        }

        @Override
        public CompletionStage<Optional<Will>> nextWill(Place place) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void received(Packet packet) {
            texts.add(new String(packet.payload().toArray(), StandardCharsets.UTF_8));
            packet.acknowledge();
        }

        @Override
        public void linkChanged(Link link) {}
    }

    private static final class InMemory implements TransportFixture {
        private static final Duration STEP = Duration.ofMillis(20);
        private static final int LIMIT = 3_000;

        private final ManualCore core = new ManualCore();
        private final InMemoryNetwork network;

        InMemory(Place.Rules rules, Duration latency) {
            network = new InMemoryNetwork(core, rules, latency);
        }

        @Override
        public Network network() {
            return network;
        }

        @Override
        public <T> T onCore(Supplier<T> task) {
            T result = task.get();
            core.runReady();
            return result;
        }

        @Override
        public void await(String what, BooleanSupplier condition) {
            for (int i = 0; i < LIMIT && !condition.getAsBoolean(); i++) {
                core.advance(STEP);
            }
            assertTrue(condition.getAsBoolean(), () -> "waited for " + what);
        }

        @Override
        public void pass(Duration span) {
            core.advance(span);
        }

        @Override
        public void cut(Account client) {
            network.cut(client.device());
            core.runReady();
        }

        @Override
        public void heal(Account client) {
            network.heal(client.device());
        }

        @Override
        public boolean restartBrokerLosingSessions() {
            network.forget();
            core.runReady();
            return true;
        }

        @Override
        public boolean saysNobodyThere() {
            return true;
        }

        @Override
        public void close() {}
    }
}
