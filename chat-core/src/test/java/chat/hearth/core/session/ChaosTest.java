package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.memory.Fate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Two people write to each other while everything that can break does, in an order that a seed decides.
@ExtendWith(FailOnBackgroundError.class)
class ChaosTest {
    private static final Duration SECONDS = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(ChaosTest.class);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyMessageArrivesOnceAndInOneOrder(long seed) {
        new Chaos(seed).run(300, SECONDS);
    }

    @Test
    void everyMessageArrivesOnceAndInOneOrderWhateverTheSeed() {
        new Chaos(System.nanoTime()).run(200, SECONDS);
    }

    @Test
    @Tag("long")
    void everyMessageArrivesOnceAndInOneOrderInALongStorm() {
        for (long seed = 100; seed < 110; seed++) {
            new Chaos(seed).run(600, SECONDS);
        }
    }

    @Test
    void everyMessageArrivesOnceAndInOneOrderThroughABadDay() {
        new Chaos(System.nanoTime()).run(100, Duration.ofMinutes(29));
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void everyMessageArrivesOnceAndInOneOrderThroughTwoBadWeeks(long seed) {
        new Chaos(seed).run(1_400, Duration.ofMinutes(29));
    }

    private static final class Chaos {
        private final long seed;
        private final Random chance;
        private final AliceAndBob both;
        private final Map<MessageId, Delivery> states = new HashMap<>();
        private final Map<Person, Boolean> cut = new HashMap<>();
        private int written;

        Chaos(long seed) {
            this.seed = seed;
            chance = new Random(seed);
            both = new AliceAndBob(Place.Rules.OPEN, Duration.ofMillis(30), new Dice(seed));
            both.befriend(both.alice, both.bob);
        }

        /// @param most the longest time from one thing that happens to the next
        void run(int steps, Duration most) {
            LOG.info("Chaos with seed {}", seed);
            both.network.deliverBy(_ -> fate());
            for (int i = 0; i < steps; i++) {
                step();
                both.pass(Duration.ofMillis(chance.nextLong(most.toMillis())));
                look(both.alice);
                look(both.bob);
            }
            calm();
            check();
        }

        private Fate fate() {
            return switch (chance.nextInt(20)) {
                case 0, 1 -> Fate.LOST;
                case 2 -> Fate.TWICE;
                case 3 -> Fate.LATE;
                default -> Fate.DELIVERED;
            };
        }

        private void step() {
            Person one = chance.nextBoolean() ? both.alice : both.bob;
            Person other = one == both.alice ? both.bob : both.alice;
            switch (chance.nextInt(24)) {
                case 0 -> {
                    one.cut();
                    cut.put(one, true);
                }
                case 1, 2 -> {
                    one.heal();
                    cut.put(one, false);
                }
                case 3, 4 -> one.interrupt();
                case 5 -> {
                    look(one);
                    one.restart();
                }
                case 6 -> {
                    look(one);
                    one.kill();
                    one.start();
                }
                case 7 -> both.brokerLosesEverything();
                case 8 -> one.session().setActivity(Session.Activity.IDLE);
                case 9 -> one.session().setActivity(Session.Activity.ACTIVE);
                default -> one.write(other, "message " + ++written);
            }
        }

        /// No state that was ever shown went back, and none is taken away by a restart.
        private void look(Person person) {
            for (ChatEvent.MessageChanged changed : person.events(ChatEvent.MessageChanged.class)) {
                advance(changed.message());
            }
            person.messages(person == both.alice ? both.bob : both.alice).forEach(this::advance);
            person.events().removeIf(ChatEvent.MessageChanged.class::isInstance);
        }

        private void advance(Message message) {
            if (message.isMine()) {
                Delivery before = states.put(message.id(), message.delivery());
                assertTrue(
                        before == null || before.equals(message.delivery()) || before.advances(message.delivery()),
                        () -> "seed " + seed + ": " + before + " became " + message.delivery());
            }
        }

        private void calm() {
            both.network.deliverBy(_ -> Fate.DELIVERED);
            both.alice.heal();
            both.bob.heal();
            both.pass(Duration.ofHours(1));
            look(both.alice);
            look(both.bob);
        }

        private void check() {
            List<MessageId> alices = ids(both.alice, both.bob);
            List<MessageId> bobs = ids(both.bob, both.alice);
            assertEquals(written, alices.size(), "seed " + seed);
            assertEquals(written, alices.stream().distinct().count(), "seed " + seed);
            assertEquals(
                    alices.stream().sorted().toList(), bobs.stream().sorted().toList(), "seed " + seed);
            assertEquals(both.alice.texts(both.bob), both.bob.texts(both.alice), "seed " + seed);
            assertTrue(states.values().stream().allMatch(Delivery.Delivered.class::isInstance), () -> "seed " + seed);
        }

        private static List<MessageId> ids(Person whose, Person with) {
            return whose.messages(with).stream().map(Message::id).toList();
        }
    }
}
