package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Reading;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import chat.hearth.persistence.volume.Checksum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapdb.DB;
import org.mapdb.Serializer;

/// A copy of the file each day, and what becomes of a store whose file is damaged.
final class BackupTest {
    @TempDir
    Path folder;

    private final FragileEngine engine = new FragileEngine();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void backupIsMadeOnceADayAndTwoAreKept() throws IOException {
        Vault vault = open();
        for (int hour = 0; hour < 72; hour += 8) {
            vault.backUp();
            now = now.plus(Duration.ofHours(8));
        }
        vault.close();

        assertEquals(List.of("20261124T120000.000Z", "20261125T120000.000Z"), backups());
    }

    @Test
    void backupsOfAClockThatWasAheadGiveWayToTheNextOne() throws IOException {
        Vault vault = open();
        now = now.plus(Duration.ofDays(365));
        append(vault, 0, 10);
        vault.backUp();
        now = now.plus(Duration.ofDays(1));
        vault.backUp();
        now = Instant.parse("2026-11-23T12:00:00Z");
        append(vault, 10, 20);
        vault.backUp();
        vault.close();
        destroy();

        assertEquals(numbers(0, 20), stored());
        assertEquals(List.of("20261123T120000.000Z"), backups());
    }

    @Test
    void backupHasWhatIsStoredWhileTheStoreGoesOn() throws IOException {
        Vault vault = open();
        append(vault, 0, 300);
        vault.backUp();
        append(vault, 300, 400);
        vault.close();
        destroy();

        assertEquals(numbers(0, 300), stored());
    }

    @Test
    void damagedFileIsSetAsideAndTheNewestBackupTakesItsPlace() throws IOException {
        Vault vault = open();
        append(vault, 0, 10);
        vault.backUp();
        append(vault, 10, 20);
        now = now.plus(Duration.ofDays(1));
        vault.backUp();
        append(vault, 20, 30);
        vault.close();
        byte[] damaged = destroy();

        Vault restored = open();
        assertEquals(numbers(0, 20), numbers(restored));
        assertEquals(Optional.of(Instant.parse("2026-11-24T12:00:00Z")), restored.restoredFrom());
        restored.close();
        assertArrayEquals(damaged, Files.readAllBytes(folder.resolve("hearth.db.damaged-20261124T120000.000Z")));
    }

    @Test
    void damagedBackupIsPassedOver() throws IOException {
        Vault vault = open();
        append(vault, 0, 10);
        vault.backUp();
        append(vault, 10, 20);
        now = now.plus(Duration.ofDays(1));
        vault.backUp();
        vault.close();
        destroy();
        flip(folder.resolve("hearth.db.backup-" + backups().getLast()));

        assertEquals(numbers(0, 10), stored());
        assertEquals(List.of("20261123T120000.000Z"), backups());
    }

    @Test
    void storeThatIsRestoredIsACopyOfItsOwn() throws IOException {
        Vault vault = open();
        Account alice = Account.create(new DisplayName("Alice"), new SecureRandom());
        vault.write(List.of(List.of(
                new Change.PutAccount(alice), new Change.PutHome(snapshot(vault).place()))));
        boolean before = snapshot(vault).isCopy();
        vault.backUp();
        vault.close();
        destroy();

        Vault restored = open();
        boolean after = snapshot(restored).isCopy();
        restored.close();

        assertFalse(before);
        assertTrue(after);
    }

    @Test
    void restorationThatWasInterruptedGoesOn() throws IOException {
        storeAndBackUp(10);
        Files.delete(folder.resolve("hearth.db"));
        Files.writeString(folder.resolve("hearth.db.new"), "half a copy");

        assertEquals(numbers(0, 10), stored());
    }

    @Test
    void damageThatIsMetIsLookedForAndMendedTheNextTime() throws IOException {
        storeAndBackUp(2_000);
        flipMiddle();

        Why met = whyUnreadable(BackupTest::numbers);

        assertEquals(Why.DAMAGED, met);
        assertEquals(numbers(0, 2_000), stored());
    }

    @Test
    void damagedFileIsNeverBackedUp() throws IOException {
        store(0, 2_000);
        flipMiddle();

        Vault damaged = open();
        damaged.backUp();
        damaged.close();

        assertEquals(List.of(), backups());
    }

    @Test
    void fullDiskHasNoBackup() throws IOException {
        Vault vault = open();
        append(vault, 0, 10);
        engine.leave((16 << 20) + 1_000);
        vault.backUp();
        vault.close();

        assertEquals(List.of(), backups());
    }

    @Test
    void backupThatFailedIsTriedAgainAfterAnHour() throws IOException {
        Vault vault = open();
        engine.failToCopy(new IllegalStateException());
        vault.backUp();
        engine.mend();
        now = now.plus(Duration.ofMinutes(59));
        vault.backUp();
        List<String> within = backups();
        now = now.plus(Duration.ofMinutes(1));
        vault.backUp();
        vault.close();

        assertEquals(List.of(), within);
        assertEquals(List.of("20261123T130000.000Z"), backups());
    }

    @Test
    void clockThatWasPutBackDoesNotLengthenThePauseAfterAFailure() throws IOException {
        Vault vault = open();
        engine.failToCopy(new IllegalStateException());
        vault.backUp();
        engine.mend();
        now = now.minus(Duration.ofDays(1));
        vault.backUp();
        vault.close();

        assertEquals(List.of("20261122T120000.000Z"), backups());
    }

    @Test
    void oldBackupGoesOnlyOnceTheNewOneIsSureToHaveItsName() throws IOException {
        List<List<String>> atSync = new ArrayList<>();
        Backups backups = new Backups(folder, () -> atSync.add(backups()));
        for (int day = 0; day < 3; day++) {
            Path half = folder.resolve("hearth.db.backup.new");
            backups.make(now.plus(Duration.ofDays(day)), _ -> Files.exists(write(half, "copy")));
        }

        assertEquals(List.of("20261123T120000.000Z", "20261124T120000.000Z", "20261125T120000.000Z"), atSync.getLast());
        assertEquals(List.of("20261124T120000.000Z", "20261125T120000.000Z"), backups());
    }

    @Test
    void tableThatMakesNoSenseUnderWholePagesIsDamageOnceItWasMet() throws IOException {
        storeAndBackUp(10);
        store(10, 20);
        inFile(db -> db.treeMap("conversations", new Roomy.Keys(), new Roomy.Values())
                .valuesOutsideNodesEnable()
                .open()
                .put(MessageCodecs.CONVERSATION_ID.encode(KilledWriter.WITH_BOB), new byte[] {1, 2, 3}));

        Why met = whyUnreadable(BackupTest::snapshot);

        assertEquals(Why.DAMAGED, met);
        assertEquals(numbers(0, 10), stored());
    }

    @Test
    void messageThatStandsElsewhereThanItsKeySaysIsDamageOnceSomeWasMet() throws IOException {
        storeAndBackUp(10);
        inFile(db -> db.treeMap("messages", new FixedKeys(MessageCodecs.PLACE_SIZE), Serializer.BYTE_ARRAY)
                .valuesOutsideNodesEnable()
                .open()
                .pollFirstEntry());
        List<Long> whileUnsuspected = stored();
        Files.write(folder.resolve("hearth.lock"), new byte[] {1});

        assertEquals(numbers(1, 10), whileUnsuspected);
        assertEquals(numbers(0, 10), stored());
        assertArrayEquals(new byte[] {0}, Files.readAllBytes(folder.resolve("hearth.lock")));
    }

    private void inFile(Consumer<DB> work) {
        try (Engine.Database database = new JournalEngine(new Checksum()).open(folder.resolve("hearth.db"))) {
            work.accept(database.maps());
            database.commit();
        }
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Vault open() {
        return Vault.open(folder, _ -> engine, () -> now);
    }

    /// The messages up to there, in a store that is closed again.
    private void storeAndBackUp(long end) {
        Vault vault = open();
        append(vault, 0, end);
        vault.backUp();
        vault.close();
    }

    private void store(long first, long end) {
        Vault vault = open();
        append(vault, first, end);
        vault.close();
    }

    private Why whyUnreadable(Consumer<Vault> reading) {
        Vault damaged = open();
        StoreException met = assertThrows(StoreException.class, () -> reading.accept(damaged));
        damaged.close();
        return met.why();
    }

    private static void append(Vault vault, long first, long end) {
        List<Change> changes = LongStream.range(first, end)
                .<Change>mapToObj(number -> new Change.Append(KilledWriter.message(number)))
                .toList();
        assertEquals(1, vault.write(List.of(changes)).done().size());
    }

    private List<Long> stored() {
        Vault vault = open();
        try {
            return numbers(vault);
        } finally {
            vault.close();
        }
    }

    private static List<Long> numbers(Vault vault) {
        return vault.read(tables -> tables.messages().newest(KilledWriter.WITH_BOB, 10_000)).reversed().stream()
                .map(Message::sort)
                .toList();
    }

    private static List<Long> numbers(long first, long end) {
        return LongStream.range(first, end).boxed().toList();
    }

    private static Snapshot snapshot(Vault vault) {
        return vault.read(Reading::snapshot);
    }

    private List<String> backups() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("hearth.db.backup-"))
                    .map(name -> name.substring("hearth.db.backup-".length()))
                    .sorted()
                    .toList();
        }
    }

    /// Leaves nothing of the file that opens.
    private byte[] destroy() throws IOException {
        byte[] bytes = "nothing that was stored".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        return Files.readAllBytes(Files.write(folder.resolve("hearth.db"), bytes));
    }

    /// Where texts are, and nothing that is needed to open it.
    private void flipMiddle() throws IOException {
        flip(folder.resolve("hearth.db"));
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = Math.max(text.indexOf("text 1000"), text.indexOf("text 5 "));
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}
