package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.ProtocolException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two devices write to each other over a line that loses, doubles, delays and changes; every state goes through the
/// store's bytes. Each message is opened once if it arrives whole, and never twice.
class RatchetChaosTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMessageThatArrivesIsOpenedOnce(long seed) {
        new Chaos(seed).run(300);
    }

    @Test
    @Tag("long")
    void everyMessageOfManyIsOpenedOnce() {
        LongStream.range(1_000, 1_200).forEach(seed -> new Chaos(seed).run(1_000));
    }

    /// @param text what is in it, which nothing else says
    private record Letter(String text, Bytes envelope) {}

    private static final class Line {
        final Peer to;
        final List<Letter> waiting = new ArrayList<>();
        final List<Letter> delivered = new ArrayList<>();
        final Set<String> opened = new HashSet<>();

        Line(Peer to) {
            this.to = to;
        }
    }

    private static final class Chaos {
        private final long seed;
        private final Random chance;
        private final Peer alice;
        private final Peer bob;
        private final Line toAlice;
        private final Line toBob;
        private int written;

        Chaos(long seed) {
            this.seed = seed;
            chance = new Random(seed);
            Suite suite = seed % 2 == 0 ? Suite.HYBRID : Suite.CLASSIC;
            alice = new Peer("Alice", suite, new Dice(seed));
            bob = new Peer("Bob", suite, new Dice(-seed));
            toAlice = new Line(alice);
            toBob = new Line(bob);
            alice.begin(bob);
        }

        void run(int steps) {
            write(alice, toBob, 3);
            deliver(toBob);
            for (int i = 0; i < steps; i++) {
                step();
            }
            Stream.of(toBob, toAlice).forEach(line -> {
                while (!line.waiting.isEmpty()) {
                    deliver(line);
                }
            });
            assertTrue(toBob.opened.size() + toAlice.opened.size() > steps / 10, "seed " + seed);
        }

        private void step() {
            boolean there = chance.nextBoolean();
            Line line = there ? toBob : toAlice;
            switch (chance.nextInt(8)) {
                case 0, 1 -> write(there ? alice : bob, line, 1);
                case 2 -> write(there ? alice : bob, line, 1 + chance.nextInt(9));
                case 3 -> lose(line);
                case 4 -> again(line);
                case 5 -> change(line);
                default -> deliver(line);
            }
        }

        /// Some of the keys that are taken are never used, as after a crash.
        private void write(Peer from, Line line, int count) {
            for (SealingKey key : from.reserve(count)) {
                if (chance.nextInt(6) > 0) {
                    String text = "message " + written++;
                    line.waiting.add(new Letter(text, key.seal(Peer.text(text))));
                }
            }
        }

        private void lose(Line line) {
            if (!line.waiting.isEmpty()) {
                line.waiting.remove(chance.nextInt(line.waiting.size()));
            }
        }

        private void deliver(Line line) {
            if (!line.waiting.isEmpty()) {
                int next = chance.nextInt(3) == 0 ? chance.nextInt(line.waiting.size()) : 0;
                Letter letter = line.waiting.remove(next);
                assertEquals(letter.text(), line.to.open(letter.envelope()), () -> "seed " + seed);
                assertTrue(line.opened.add(letter.text()), () -> "seed " + seed);
                line.delivered.add(letter);
            }
        }

        private void again(Line line) {
            if (!line.delivered.isEmpty()) {
                Letter letter = line.delivered.get(chance.nextInt(line.delivered.size()));
                refuse(line.to, letter.envelope());
            }
        }

        private void change(Line line) {
            if (!line.waiting.isEmpty()) {
                byte[] bytes = line.waiting
                        .get(chance.nextInt(line.waiting.size()))
                        .envelope()
                        .toArray();
                bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
                refuse(line.to, Bytes.copyOf(bytes));
            }
        }

        private void refuse(Peer to, Bytes envelope) {
            Bytes before = to.session().encode();
            assertThrows(ProtocolException.class, () -> to.opened(envelope), () -> "seed " + seed);
            assertEquals(before, to.session().encode());
        }
    }
}
