package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import chat.hearth.persistence.volume.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is really full: a file system of 40 MiB in memory, where one may be mounted.
@Tag("long")
final class FullDiskTest {
    @TempDir
    Path disk;

    @Test
    void writingUntilTheDiskIsFullLosesNothingAndGoesOnLater() throws IOException, InterruptedException {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString()) == 0, "nothing to mount");
        try {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[4 << 20]);
            Vault vault = open();
            List<Long> stored = fill(vault);
            List<Long> whileFull = numbers(vault);
            vault.close();
            Vault again = open();
            List<Long> afterReopening = numbers(again);
            Files.delete(ballast);
            Optional<StoreException> later =
                    again.write(List.of(append(1_000_000))).failure();
            again.close();

            assertTrue(stored.size() > 1_000, "stored " + stored.size());
            assertEquals(stored, whileFull);
            assertEquals(stored, afterReopening);
            assertEquals(Optional.empty(), later);
        } finally {
            run("umount", disk.toString());
        }
    }

    /// In groups, until one is refused; the numbers of those that were not.
    private static List<Long> fill(Vault vault) {
        List<Long> stored = new ArrayList<>();
        for (long first = 0; first < 1_000_000; first += 100) {
            List<Long> group = LongStream.range(first, first + 100).boxed().toList();
            Vault.Written written =
                    vault.write(group.stream().map(FullDiskTest::append).toList());
            if (written.failure().isPresent()) {
                assertEquals(Why.FULL, written.failure().get().why());
                return stored;
            }
            stored.addAll(group);
        }
        throw new AssertionError("the disk never was full");
    }

    private static List<Change> append(long number) {
        return List.of(new Change.Append(KilledWriter.message(number)));
    }

    private static List<Long> numbers(Vault vault) {
        return vault.read(tables -> tables.messages().newest(KilledWriter.WITH_BOB, 1_000_000)).reversed().stream()
                .map(Message::sort)
                .toList();
    }

    private Vault open() {
        return Vault.open(disk.resolve("store"), _ -> new JournalEngine(new Checksum()), InstantSource.system());
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }
}
