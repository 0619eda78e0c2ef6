package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.store.MessageKey;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes is killed at random moments. Whatever it was told to be stored is there afterwards, once.
final class KillTest {
    private static final long SEED = 20_261_123;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Set<Long> acknowledged = new TreeSet<>();
    private long next;

    @Test
    void nothingAcknowledgedIsLostByKills(TestReporter reporter) throws IOException, InterruptedException {
        kill(4, reporter);
    }

    @Test
    @Tag("long")
    void nothingAcknowledgedIsLostByManyKills(TestReporter reporter) throws IOException, InterruptedException {
        kill(Integer.getInteger("hearth.kills", 500), reporter);
    }

    @Test
    void folderInUseByAnotherProcessIsLocked() throws IOException, InterruptedException {
        Process holder = start();
        try (BufferedReader lines = holder.inputReader()) {
            lines.readLine();

            StoreException refused = assertThrows(StoreException.class, this::open);

            assertEquals(Why.LOCKED, refused.why());
        } finally {
            end(holder);
        }
        open().close();
    }

    private void kill(int rounds, TestReporter reporter) throws IOException, InterruptedException {
        for (int i = 0; i < rounds; i++) {
            killOnce();
            assertEverythingIsThere();
        }
        reporter.publishEntry("rounds", String.valueOf(rounds));
        reporter.publishEntry("acknowledged", String.valueOf(acknowledged.size()));
    }

    private void killOnce() throws IOException, InterruptedException {
        Process writer = start();
        try (BufferedReader lines = writer.inputReader()) {
            acknowledge(lines.readLine());
            long end =
                    System.nanoTime() + Duration.ofMillis(random.nextInt(600)).toNanos();
            while (System.nanoTime() < end) {
                acknowledge(lines.readLine());
            }
            // Through its handle: the process itself would close what it has said and not been asked yet.
            writer.toHandle().destroyForcibly();
            lines.lines().forEach(this::acknowledge);
        } finally {
            end(writer);
        }
    }

    private void acknowledge(@Nullable String line) {
        assertTrue(line != null && line.matches("[0-9]+"), "the writer said " + line);
        long number = Long.parseLong(line);
        acknowledged.add(number);
        next = Math.max(next, number + 1_000);
    }

    private void assertEverythingIsThere() {
        Vault vault = open();
        try {
            List<Long> stored =
                    vault.read(tables -> tables.messages().newest(KilledWriter.WITH_BOB, 10_000_000)).stream()
                            .map(message -> message.id().value().getLeastSignificantBits())
                            .toList();
            Set<Long> distinct = new HashSet<>(stored);
            Set<Long> lost = acknowledged.stream()
                    .filter(number -> !distinct.contains(number))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), lost);
            assertEquals(distinct.size(), stored.size());
            stored.forEach(number -> assertFindable(vault, KilledWriter.message(number)));
        } finally {
            vault.close();
        }
    }

    private static void assertFindable(Vault vault, Message message) {
        MessageKey key = MessageKey.of(message);
        assertEquals(message, vault.read(tables -> tables.messages().find(key)).orElseThrow());
    }

    private Vault open() {
        return KeyedVault.open(folder, JournalEngine::new);
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString(),
                        String.valueOf(next))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
