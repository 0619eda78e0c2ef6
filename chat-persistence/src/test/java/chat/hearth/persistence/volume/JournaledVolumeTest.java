package chat.hearth.persistence.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapdb.volume.ByteArrayVol;
import org.mapdb.volume.Volume;

/// The volume as MapDB sees it, on a real disk.
final class JournaledVolumeTest {
    private static final PageSeal SEAL = new Checksum();
    private static final long SIZE = 1 << 20;

    @TempDir
    Path folder;

    private final Random random = new Random(5);

    @Test
    void everyAccessAnswersAsMemoryDoes() {
        Volume memory = new ByteArrayVol(20, SIZE);
        JournaledVolume volume = JournaledVolume.create(file(), SEAL);
        volume.ensureAvailable(SIZE);
        memory.ensureAvailable(SIZE);

        for (int i = 0; i < 5_000; i++) {
            long seed = random.nextLong();
            change(memory, new Random(seed));
            change(volume, new Random(seed));
            if (i % 100 == 0) {
                volume.sync();
            }
        }
        volume.sync();
        volume.close();

        assertArrayEquals(all(memory), all(reopened()));
    }

    @Test
    void whatIsNotCommittedIsForgotten() {
        JournaledVolume volume = JournaledVolume.create(file(), SEAL);
        volume.putLong(8, 1);
        volume.sync();
        volume.putLong(8, 2);
        volume.close();

        try (JournaledVolume again = reopened()) {
            assertEquals(1, again.getLong(8));
        }
    }

    @Test
    void closedVolumeIsOneFile() throws IOException {
        JournaledVolume volume = JournaledVolume.create(file(), SEAL);
        volume.putLong(8, 1);
        volume.sync();
        List<String> whileOpen = names();
        volume.close();

        assertEquals(List.of("store", "store.journal"), whileOpen);
        assertEquals(List.of("store"), names());
    }

    @Test
    void volumeIsOpenOnceAtATime() {
        try (JournaledVolume volume = JournaledVolume.create(file(), SEAL)) {
            volume.putLong(8, 1);

            VolumeException refused = assertThrows(VolumeException.class, this::reopened);

            assertEquals(VolumeException.Why.LOCKED, refused.why());
        }
        reopened().close();
    }

    @Test
    void volumeIsNeverMadeOverAnother() {
        JournaledVolume.create(file(), SEAL).close();

        assertThrows(IllegalArgumentException.class, () -> JournaledVolume.create(file(), SEAL));
    }

    @Test
    void copyHasWhatWasCommittedAndNothingElse() {
        JournaledVolume volume = JournaledVolume.create(file(), SEAL);
        volume.ensureAvailable(SIZE);
        volume.putLong(SIZE - 8, 1);
        volume.sync();
        volume.copy("copy", () -> true);
        volume.putLong(SIZE - 8, 2);
        volume.sync();
        volume.close();

        try (JournaledVolume copy = JournaledVolume.open(folder.resolve("copy"), SEAL)) {
            assertEquals(1, copy.getLong(SIZE - 8));
        }
        try (JournaledVolume again = reopened()) {
            assertEquals(2, again.getLong(SIZE - 8));
        }
    }

    @Test
    void commitsGoOnWhileACopyIsMade() throws InterruptedException {
        JournaledVolume volume = JournaledVolume.create(file(), SEAL);
        volume.ensureAvailable(32 * SIZE);
        write(volume, 1);
        AtomicBoolean copied = new AtomicBoolean();
        Thread copier = Thread.ofPlatform().start(() -> {
            copied.set(volume.copy("copy", () -> true));
        });
        long last = 1;
        while (copier.isAlive()) {
            write(volume, ++last);
        }
        copier.join();
        volume.close();

        assertEquals(true, copied.get());
        assertOneState(JournaledVolume.open(folder.resolve("copy"), SEAL));
        assertEquals(last, assertOneState(reopened()));
    }

    @Test
    void copyOfADamagedVolumeIsRefused() throws IOException {
        JournaledVolume volume = JournaledVolume.create(file(), SEAL);
        volume.ensureAvailable(SIZE);
        volume.putLong(8, 1);
        volume.sync();
        volume.close();
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(), bytes);

        try (JournaledVolume again = reopened()) {
            VolumeException refused = assertThrows(VolumeException.class, () -> again.copy("copy", () -> true));

            assertEquals(VolumeException.Why.DAMAGED, refused.why());
        }
    }

    @Test
    void copyIsGivenUpBetweenTwoPages() {
        JournaledVolume volume = JournaledVolume.create(file(), SEAL);
        volume.ensureAvailable(SIZE);
        volume.putLong(SIZE - 8, 1);
        volume.sync();
        AtomicInteger asked = new AtomicInteger();

        boolean whole = volume.copy("copy", () -> asked.incrementAndGet() < 10);
        boolean next = volume.copy("next", () -> true);
        volume.close();

        assertEquals(List.of(false, true), List.of(whole, next));
        assertEquals(10, asked.get());
        assertThrows(VolumeException.class, () -> JournaledVolume.open(folder.resolve("copy"), SEAL));
    }

    @Test
    void volumeThatIsClosedUnderACopyHasFailedAndIsNotDamaged() {
        JournaledVolume volume = JournaledVolume.create(file(), SEAL);
        volume.ensureAvailable(SIZE);
        volume.putLong(8, 1);
        volume.sync();

        assertThrows(
                UncheckedIOException.class,
                () -> volume.copy("copy", () -> {
                    volume.close();
                    return true;
                }));
        assertThrows(UncheckedIOException.class, () -> volume.copy("copy", () -> true));
        try (JournaledVolume again = reopened()) {
            assertEquals(1, again.getLong(8));
        }
    }

    /// Everywhere the same number, in one commit.
    private static void write(JournaledVolume volume, long number) {
        for (long offset = 0; offset < 32 * SIZE; offset += SIZE / 2) {
            volume.putLong(offset, number);
        }
        volume.sync();
    }

    private static long assertOneState(JournaledVolume volume) {
        try (volume) {
            long number = volume.getLong(0);
            for (long offset = 0; offset < 32 * SIZE; offset += SIZE / 2) {
                assertEquals(number, volume.getLong(offset));
            }
            return number;
        }
    }

    private static void change(Volume volume, Random random) {
        int longest = 3 * Page.SIZE;
        long offset = random.nextLong(SIZE - longest);
        byte[] bytes = new byte[random.nextInt(longest)];
        random.nextBytes(bytes);
        switch (random.nextInt(6)) {
            case 0 -> volume.putLong(offset, random.nextLong());
            case 1 -> volume.putInt(offset, random.nextInt());
            case 2 -> volume.putByte(offset, (byte) random.nextInt());
            case 3 -> volume.putData(offset, bytes, 0, bytes.length);
            case 4 -> volume.putData(offset, ByteBuffer.wrap(bytes));
            default -> volume.clear(offset, offset + bytes.length);
        }
    }

    /// Read in each way in which it can be.
    private static byte[] all(Volume volume) {
        byte[] all = new byte[(int) SIZE];
        volume.getData(0, all, 0, all.length);
        for (int offset = 0; offset < SIZE - 100; offset += 97) {
            ByteBuffer expected = ByteBuffer.wrap(all);
            assertEquals(expected.getLong(offset), volume.getLong(offset));
            assertEquals(expected.getInt(offset), volume.getInt(offset));
            assertEquals(expected.get(offset), volume.getByte(offset));
            assertArrayEquals(Arrays.copyOfRange(all, offset, offset + 90), input(volume, offset));
        }
        volume.close();
        return all;
    }

    private static byte[] input(Volume volume, long offset) {
        try {
            byte[] bytes = new byte[90];
            volume.getDataInput(offset, 90).readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private Path file() {
        return folder.resolve("store");
    }

    private JournaledVolume reopened() {
        return JournaledVolume.open(file(), SEAL);
    }
}
