package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.mqtt.Await;
import chat.hearth.mqtt.Mosquitto;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two people write to each other while one of them or the broker is killed again and again.
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class KilledPeopleTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final long seed = System.nanoTime();
    private final Random chance = new Random(seed);
    private Mosquitto broker;
    private Client alice;
    private Client bob;
    /// How to end what has begun: without Mosquitto nothing has.
    private final List<Runnable> running = new ArrayList<>();

    @Test
    void nothingIsLostOrDoubledByKills(TestReporter reporter) throws IOException {
        killed(4, reporter);
    }

    @Test
    @Tag("long")
    void nothingIsLostOrDoubledByManyKills(TestReporter reporter) throws IOException {
        killed(50, reporter);
    }

    @AfterEach
    void endAll() {
        running.reversed().forEach(Runnable::run);
    }

    private void killed(int rounds, TestReporter reporter) throws IOException {
        for (int i = 0; i < rounds; i++) {
            pass(Duration.ofMillis(chance.nextInt(3_000)));
            killOne();
        }
        alice.rest();
        bob.rest();
        assertEverythingIsThere();
        reporter.publishEntry("seed", "" + seed);
        reporter.publishEntry("stored", "" + (alice.stored.size() + bob.stored.size()));
    }

    @BeforeEach
    void meet() throws IOException {
        broker = Mosquitto.start(Files.createDirectory(folder.resolve("broker")));
        running.add(broker::close);
        alice = new Client("alice");
        alice.start("");
        String prefix = "invitation ";
        Await.within(LIMIT, "an invitation", () -> alice.saysAny(prefix));
        String invitation = alice.lines.stream()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .orElseThrow();
        bob = new Client("bob");
        bob.start(invitation.substring(prefix.length()));
        Await.within(LIMIT, "both write", () -> alice.saysAny("stored") && bob.saysAny("stored"));
    }

    private void killOne() throws IOException {
        switch (chance.nextInt(5)) {
            case 0 -> {
                broker.kill();
                broker.restart();
            }
            case 1, 2 -> {
                alice.kill();
                alice.start("");
            }
            default -> {
                bob.kill();
                bob.start("");
            }
        }
    }

    private void assertEverythingIsThere() {
        Await.within(
                LIMIT,
                "nothing waits any more",
                () -> alice.report().waiting() == 0 && bob.report().waiting() == 0);
        List<String> alices = alice.report().texts();
        List<String> bobs = bob.report().texts();
        Set<String> stored =
                Stream.concat(alice.stored.stream(), bob.stored.stream()).collect(Collectors.toSet());
        assertTrue(alices.containsAll(stored), () -> "lost at Alice's, seed " + seed);
        assertEquals(alices.size(), new HashSet<>(alices).size(), "doubled, seed " + seed);
        assertEquals(new HashSet<>(alices), new HashSet<>(bobs), "seed " + seed);
        assertEquals(alices.size(), bobs.size(), "doubled, seed " + seed);
    }

    private static void pass(Duration span) {
        long end = System.nanoTime() + span.toNanos();
        Await.within(span.plusSeconds(20), "time", () -> System.nanoTime() >= end);
    }

    private record Report(List<String> texts, long waiting) {}

    /// One of the two: a process after the other on one folder.
    private final class Client {
        private final String name;
        private final List<String> stored = new CopyOnWriteArrayList<>();
        private List<String> lines = new CopyOnWriteArrayList<>();
        private Process process;
        private PrintWriter commands;
        private int lives;

        @SuppressWarnings("NullAway.Init") // start() sets the rest
        private Client(String name) {
            this.name = name;
        }

        private void start(String invitation) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx192m",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledPerson.class.getName()));
            command.addAll(
                    List.of(folder.resolve(name).toString(), name, "" + broker.port(), ++lives + "00000", invitation));
            Process started = new ProcessBuilder(command)
                    .redirectError(folder.resolve(name + ".log").toFile())
                    .start();
            process = started;
            running.add(() -> kill(started));
            commands = new PrintWriter(started.outputWriter(StandardCharsets.UTF_8), true);
            List<String> said = new CopyOnWriteArrayList<>();
            lines = said;
            Thread.ofVirtual()
                    .start(() -> started.inputReader(StandardCharsets.UTF_8)
                            .lines()
                            .forEach(line -> {
                                if (line.startsWith("stored ")) {
                                    stored.add(line.substring(7));
                                }
                                said.add(line);
                            }));
        }

        private void kill() {
            kill(process);
        }

        private static void kill(Process started) {
            started.toHandle().destroyForcibly();
            Await.within(LIMIT, "the end of a process", () -> !started.isAlive());
        }

        private boolean saysAny(String prefix) {
            return lines.stream().anyMatch(line -> line.startsWith(prefix));
        }

        private void rest() {
            Await.within(LIMIT, name + " is ready", () -> saysAny("ready"));
            commands.println("rest");
        }

        /// What is there now.
        private Report report() {
            lines.removeIf(line -> line.startsWith("text ") || line.startsWith("waiting "));
            commands.println("report");
            Await.within(LIMIT, "a report of " + name, () -> saysAny("waiting "));
            List<String> texts = new ArrayList<>();
            long waiting = 0;
            for (String line : lines) {
                if (line.startsWith("text ")) {
                    texts.add(line.substring(5));
                } else if (line.startsWith("waiting ")) {
                    waiting = Long.parseLong(line.substring(8));
                }
            }
            return new Report(texts, waiting);
        }
    }
}
