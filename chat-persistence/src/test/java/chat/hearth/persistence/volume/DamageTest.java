package chat.hearth.persistence.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/// Bytes change on the disk, or are gone. That is said, or it changes no answer.
final class DamageTest {
    private static final String NAME = Scenario.NAME;
    private static final String JOURNAL = VolumeFiles.journalName(NAME);
    private static final Recovery.Limits LIMITS = new Recovery.Limits(1 << 20, 64);
    private static final long SEED = 20_261_125;
    private static final int COMMITS = 5;

    private final Random random = new Random(SEED);

    static List<PageSeal> seals() {
        return List.of(new Checksum(), new AesGcm(new byte[32]));
    }

    @ParameterizedTest
    @MethodSource("seals")
    void bitThatFlipsInAClosedStoreIsNoticedOrChangesNothing(PageSeal seal, TestReporter reporter) throws IOException {
        SimulatedDisk whole = stored(seal, true);
        Map<String, String> answer = answer(whole.copy(), seal);

        int noticed = 0;
        for (int i = 0; i < 200; i++) {
            Optional<Map<String, String>> found = tried(flipped(whole, NAME, bit(whole, NAME)), seal);
            noticed += found.isEmpty() ? 1 : 0;
            found.ifPresent(each -> assertEquals(answer, each, "seed " + SEED));
        }

        reporter.publishEntry("seed " + SEED + ", noticed of 200", String.valueOf(noticed));
        assertTrue(noticed > 20, "noticed " + noticed);
    }

    @ParameterizedTest
    @MethodSource("seals")
    void bitThatFlipsAfterACrashIsNoticedOrChangesNothing(PageSeal seal, TestReporter reporter) throws IOException {
        SimulatedDisk whole = stored(seal, false);
        Map<String, String> answer = answer(whole.copy(), seal);
        Map<String, String> withoutLast = expected(COMMITS - 1);

        List<Integer> cut = new ArrayList<>();
        int noticed = 0;
        for (int i = 0; i < 200; i++) {
            String file = random.nextBoolean() ? NAME : JOURNAL;
            int bit = file.equals(NAME) ? bit(whole, NAME) : random.nextInt(8 * endOfLastRecord(whole, seal));
            Optional<Map<String, String>> found = tried(flipped(whole, file, bit), seal);
            noticed += found.isEmpty() ? 1 : 0;
            if (file.equals(JOURNAL) && found.equals(Optional.of(withoutLast))) {
                cut.add(bit / 8);
            } else {
                found.ifPresent(each -> assertEquals(answer, each, "seed " + SEED));
            }
        }

        reporter.publishEntry("seed " + SEED + ", noticed of 200", String.valueOf(noticed));
        // A damaged last record is what a torn one is.
        int last = records(whole, seal).getLast().start();
        assertTrue(cut.stream().allMatch(position -> position >= last), "cut at " + cut);
        assertTrue(noticed > 50, "noticed " + noticed);
    }

    @ParameterizedTest
    @MethodSource("seals")
    void everyRecordButTheLastIsMissed(PageSeal seal) throws IOException {
        SimulatedDisk whole = stored(seal, false);
        List<JournalRecord> records = records(whole, seal);

        assertEquals(COMMITS, records.size());
        for (JournalRecord each : records.subList(0, COMMITS - 1)) {
            assertDamaged(flipped(whole, JOURNAL, 8 * (each.start() + each.end()) / 2), seal);
            assertDamaged(flipped(whole, JOURNAL, 8 * each.start()), seal);
            assertDamaged(flipped(whole, JOURNAL, 8 * each.end() - 1), seal);
        }
    }

    @Test
    void tornLastRecordIsCutAtAnyPlace() throws IOException {
        PageSeal seal = new Checksum();
        SimulatedDisk whole = stored(seal, false);
        JournalRecord last = records(whole, seal).getLast();
        for (int end = last.start(); end < last.end(); end += 10_000) {
            SimulatedDisk torn = whole.copy();
            byte[] bytes = whole.bytes(JOURNAL);
            Arrays.fill(bytes, end, last.end(), (byte) 0);
            torn.put(JOURNAL, bytes);

            assertEquals(expected(COMMITS - 1), answer(torn, seal));
        }
    }

    @ParameterizedTest
    @MethodSource("seals")
    void storeCutOffAtAnyPageIsDamaged(PageSeal seal) throws IOException {
        SimulatedDisk whole = stored(seal, true);
        byte[] bytes = whole.bytes(NAME);

        for (int size : boundaries(bytes.length, seal)) {
            SimulatedDisk cut = whole.copy();
            cut.put(NAME, Arrays.copyOf(bytes, size));
            assertDamaged(cut, seal);
        }
    }

    @Test
    void journalThatIsCutOffOrMissingAfterACrashIsDamage() throws IOException {
        PageSeal seal = new Checksum();
        SimulatedDisk whole = stored(seal, false);
        byte[] bytes = whole.bytes(JOURNAL);

        for (int size = 0; size < bytes.length; size += 16 * Page.SIZE) {
            SimulatedDisk cut = whole.copy();
            cut.put(JOURNAL, Arrays.copyOf(bytes, size));
            assertDamaged(cut, seal);
        }
        SimulatedDisk missing = whole.copy();
        missing.delete(JOURNAL);
        assertDamaged(missing, seal);
    }

    @Test
    void headerThatIsLostAfterACrashIsMissedByTheJournal() throws IOException {
        PageSeal seal = new Checksum();
        SimulatedDisk whole = stored(seal, false);

        for (int slot = 0; slot < 2; slot++) {
            SimulatedDisk damaged = flipped(whole, NAME, 8 * (slot * Page.SIZE + 20));
            Optional<Map<String, String>> found = tried(damaged, seal);
            found.ifPresent(each -> assertEquals(expected(COMMITS), each));
        }
        assertEquals(
                1,
                IntStream.range(0, 2)
                        .filter(slot -> isDamaged(flipped(whole, NAME, 8 * (slot * Page.SIZE + 20)), seal))
                        .count());
    }

    @Test
    void zeroedPageIsDamage() throws IOException {
        PageSeal seal = new Checksum();
        SimulatedDisk whole = stored(seal, true);
        byte[] bytes = whole.bytes(NAME);
        int second = HeaderSlots.END + seal.sealedSize();
        Arrays.fill(bytes, second, second + seal.sealedSize(), (byte) 0);
        whole.put(NAME, bytes);

        assertDamaged(whole, seal);
    }

    @Test
    void pagesThatChangedPlacesAreDamage() throws IOException {
        PageSeal seal = new Checksum();
        SimulatedDisk whole = stored(seal, true);
        byte[] bytes = whole.bytes(NAME);
        byte[] swapped = bytes.clone();
        int size = seal.sealedSize();
        System.arraycopy(bytes, HeaderSlots.END, swapped, HeaderSlots.END + size, size);
        System.arraycopy(bytes, HeaderSlots.END + size, swapped, HeaderSlots.END, size);
        whole.put(NAME, swapped);

        assertDamaged(whole, seal);
    }

    @Test
    void wrongKeyIsNotDamage() throws IOException {
        byte[] other = new byte[32];
        other[0] = 1;
        PageSeal cipher = new AesGcm(new byte[32]);

        assertEquals(VolumeException.Why.WRONG_KEY, why(stored(cipher, true), new AesGcm(other)));
        assertEquals(VolumeException.Why.WRONG_KEY, why(stored(cipher, false), new AesGcm(other)));
        assertEquals(VolumeException.Why.WRONG_KEY, why(stored(cipher, true), new Checksum()));
        assertEquals(VolumeException.Why.FOREIGN_FORMAT, why(stored(new Checksum(), true), cipher));
    }

    @Test
    void otherFormatsAreForeign() throws IOException {
        SimulatedDisk bare = new SimulatedDisk();
        byte[] bytes = new byte[1 << 20];
        bytes[0] = 0x4a;
        bytes[1] = 0x03;
        bare.put(NAME, bytes);

        assertEquals(VolumeException.Why.FOREIGN_FORMAT, why(bare, new Checksum()));
    }

    /// A store with a text for each of some commits. If it is not closed, the last ones are in the journal alone.
    private static SimulatedDisk stored(PageSeal seal, boolean closed) throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        DB made = DBMaker.volumeDB(new JournaledVolume(new Recovery(disk, seal, LIMITS).create(NAME)), false)
                .make();
        made.treeMap("texts", Serializer.STRING, Serializer.STRING)
                .valuesOutsideNodesEnable()
                .create();
        made.commit();
        made.close();
        DB db = db(disk, seal);
        var texts = db.treeMap("texts", Serializer.STRING, Serializer.STRING).open();
        for (int commit = 1; commit <= COMMITS; commit++) {
            texts.putAll(texts(commit));
            db.commit();
        }
        SimulatedDisk open = disk.copy();
        db.close();
        return closed ? disk : open;
    }

    private static DB db(SimulatedDisk disk, PageSeal seal) throws IOException {
        return DBMaker.volumeDB(new JournaledVolume(new Recovery(disk, seal, LIMITS).open(NAME)), true)
                .make();
    }

    private static Map<String, String> texts(int commit) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            texts.put("key " + commit + " " + i, "text " + i + " ".repeat(600));
        }
        return texts;
    }

    private static Map<String, String> expected(int commits) {
        Map<String, String> all = new TreeMap<>();
        IntStream.rangeClosed(1, commits).forEach(commit -> all.putAll(texts(commit)));
        return all;
    }

    private static Map<String, String> answer(SimulatedDisk disk, PageSeal seal) throws IOException {
        DB db = db(disk, seal);
        try {
            return new TreeMap<>(
                    db.treeMap("texts", Serializer.STRING, Serializer.STRING).open());
        } finally {
            db.close();
        }
    }

    /// What is there, unless it is said to be damaged.
    private static Optional<Map<String, String>> tried(SimulatedDisk disk, PageSeal seal) throws IOException {
        try {
            return Optional.of(answer(disk, seal));
        } catch (VolumeException e) {
            assertTrue(e.why() != VolumeException.Why.LOCKED);
            return Optional.empty();
        }
    }

    private static boolean isDamaged(SimulatedDisk disk, PageSeal seal) {
        try {
            return tried(disk, seal).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertDamaged(SimulatedDisk disk, PageSeal seal) {
        assertEquals(VolumeException.Why.DAMAGED, why(disk, seal));
    }

    private static VolumeException.Why why(SimulatedDisk disk, PageSeal seal) {
        return assertThrows(VolumeException.class, () -> answer(disk, seal)).why();
    }

    private int bit(SimulatedDisk disk, String name) {
        return random.nextInt(8 * disk.bytes(name).length);
    }

    private static SimulatedDisk flipped(SimulatedDisk whole, String name, int bit) {
        SimulatedDisk damaged = whole.copy();
        byte[] bytes = whole.bytes(name);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        damaged.put(name, bytes);
        return damaged;
    }

    private static List<JournalRecord> records(SimulatedDisk disk, PageSeal seal) {
        ByteBuffer journal = ByteBuffer.wrap(disk.bytes(JOURNAL));
        List<JournalRecord> records = new ArrayList<>();
        Optional<JournalRecord> next = JournalRecord.at(journal, 0, seal);
        while (next.isPresent()) {
            records.add(next.get());
            next = JournalRecord.at(journal, next.get().end(), seal);
        }
        return records;
    }

    private static int endOfLastRecord(SimulatedDisk disk, PageSeal seal) {
        return records(disk, seal).getLast().end();
    }

    private static List<Integer> boundaries(int length, PageSeal seal) {
        List<Integer> sizes = new ArrayList<>(List.of(0, 1, Header.SIZE, Page.SIZE));
        for (int size = HeaderSlots.END; size < length; size += seal.sealedSize()) {
            sizes.add(size);
        }
        return sizes;
    }
}
