package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Reading;
import chat.hearth.core.store.Snapshot;
import chat.hearth.persistence.volume.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which folders are copies, and which are the ones that they were.
class StorePlaceTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    @TempDir
    Path around;

    private Path home;

    @BeforeEach
    void makeAProfile() throws IOException {
        home = Files.createDirectory(around.resolve("home"));
        Vault vault = open(home);
        Account account = Account.create(new DisplayName("Alice"), new SecureRandom());
        String place = vault.read(Reading::snapshot).place();
        vault.write(List.of(List.of(new Change.PutAccount(account), new Change.PutHome(place))));
        vault.close();
    }

    @Test
    void folderThatIsOpenedAgainIsNoCopy() {
        assertFalse(isCopy(home));
        assertFalse(isCopy(home));
    }

    @Test
    void folderThatIsMovedIsNoCopy() throws IOException {
        Path moved = Files.move(home, around.resolve("moved"));

        assertFalse(isCopy(moved));
    }

    @Test
    void folderThatIsCopiedIsOneAndTheOriginalIsNot() throws IOException {
        Path copy = copied(home, around.resolve("copy"));

        assertTrue(isCopy(copy));
        assertFalse(isCopy(home));
    }

    @Test
    void folderThatIsPutBackInPlaceOfTheOriginalIsACopy() throws IOException {
        Path backup = copied(home, around.resolve("backup"));
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        copied(backup, home);

        assertTrue(isCopy(home));
    }

    @Test
    void folderThatIsWrittenToIsNoCopy() throws IOException {
        Vault vault = open(home);
        vault.write(List.of(List.of(new Change.Append(KilledWriter.message(1)))));
        vault.close();
        Files.setLastModifiedTime(home.resolve("hearth.db"), FileTime.from(NOW.instant()));

        assertFalse(isCopy(home));
    }

    @Test
    void timeOfTheLastChangeIsNotTakenForThatOfTheMaking() throws IOException {
        StorePlace place = StorePlace.in(home, Files::getLastModifiedTime);
        String before = place.of(home.resolve("hearth.db"));
        Files.setLastModifiedTime(home.resolve("hearth.db"), FileTime.from(NOW.instant()));

        assertEquals(new StorePlace(false), place);
        assertEquals(before, place.of(home.resolve("hearth.db")));
    }

    @Test
    void timeOfTheMakingIsUsedWhereItIsKept() throws IOException {
        FileTime made = FileTime.from(NOW.instant());

        assertEquals(new StorePlace(true), StorePlace.in(home, _ -> made));
        assertEquals(List.of("hearth.db", "hearth.lock"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean isCopy(Path folder) {
        Vault vault = open(folder);
        Snapshot snapshot = vault.read(Reading::snapshot);
        vault.close();
        return snapshot.isCopy();
    }

    private static Vault open(Path folder) {
        return Vault.open(folder, _ -> new JournalEngine(new Checksum()), NOW);
    }

    private static Path copied(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
