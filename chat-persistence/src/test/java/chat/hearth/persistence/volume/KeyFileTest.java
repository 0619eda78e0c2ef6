package chat.hearth.persistence.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The key of a store on the disk, whatever happens to that.
final class KeyFileTest {
    private static final String NAME = "hearth.key";
    private static final Bytes PASSPHRASE = Bytes.utf8("the cold bright hearth");
    private static final StoredKey.Open OPEN = StoredKey.Open.random();
    private static final StoredKey GUARDED = StoredKey.Guarded.of(OPEN.key(), PASSPHRASE, Argon2.withCost(64, 1));

    private final SimulatedDisk disk = new SimulatedDisk();

    @TempDir
    Path folder;

    @Test
    void keyIsFoundAgain() throws IOException {
        new KeyFile(disk).write(OPEN);
        Optional<StoredKey> open = new KeyFile(disk).read();
        new KeyFile(disk).write(GUARDED);
        Optional<StoredKey> guarded = new KeyFile(disk).read();

        assertEquals(Optional.of(OPEN), open);
        assertEquals(Optional.of(GUARDED), guarded);
    }

    @Test
    void fileIsForItsOwnerAlone() throws IOException {
        KeyFile.in(folder).write(OPEN);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(NAME))));
    }

    @ParameterizedTest
    @EnumSource(SimulatedDisk.Loss.class)
    void everyMomentOfAChangeIsSurvived(SimulatedDisk.Loss loss) throws IOException {
        new KeyFile(disk).write(OPEN);
        SimulatedDisk counted = disk.copy();
        new KeyFile(counted).write(GUARDED);
        Random random = new Random(5);

        for (long moment = 1; moment <= counted.operations(); moment++) {
            SimulatedDisk failing = disk.copy();
            failing.failPowerAt(moment);
            assertThrows(SimulatedDisk.PowerFailure.class, () -> new KeyFile(failing).write(GUARDED));
            SimulatedDisk after = failing.afterPowerFailure(loss, random);
            StoredKey found = new KeyFile(after.copy()).read().orElseThrow();
            assertTrue(found.equals(OPEN) || found.equals(GUARDED));
            assertMendingIsSurvived(after, found, loss, random);
        }
    }

    private static void assertMendingIsSurvived(
            SimulatedDisk before, StoredKey found, SimulatedDisk.Loss loss, Random random) throws IOException {
        SimulatedDisk counted = before.copy();
        new KeyFile(counted).read();
        for (long moment = 1; moment <= counted.operations(); moment++) {
            SimulatedDisk failing = before.copy();
            failing.failPowerAt(moment);
            assertThrows(SimulatedDisk.PowerFailure.class, () -> new KeyFile(failing).read());
            assertEquals(Optional.of(found), new KeyFile(failing.afterPowerFailure(loss, random)).read());
        }
    }

    @ParameterizedTest
    @EnumSource(SimulatedDisk.Loss.class)
    void firstKeyIsThereWholeOrNotAtAll(SimulatedDisk.Loss loss) throws IOException {
        SimulatedDisk counted = new SimulatedDisk();
        new KeyFile(counted).write(OPEN);
        Random random = new Random(6);

        for (long moment = 1; moment <= counted.operations(); moment++) {
            SimulatedDisk failing = new SimulatedDisk();
            failing.failPowerAt(moment);
            assertThrows(SimulatedDisk.PowerFailure.class, () -> new KeyFile(failing).write(OPEN));
            Optional<StoredKey> found = new KeyFile(failing.afterPowerFailure(loss, random)).read();
            assertTrue(found.isEmpty() || found.equals(Optional.of(OPEN)));
        }
    }

    @Test
    void damageToEitherCopyIsMended() throws IOException {
        for (int copy = 0; copy < 2; copy++) {
            new KeyFile(disk).write(GUARDED);
            byte[] whole = disk.bytes(NAME);
            byte[] damaged = whole.clone();
            damaged[copy * Page.SIZE + 50] ^= 1;
            disk.put(NAME, damaged);

            assertEquals(Optional.of(GUARDED), new KeyFile(disk).read());
            assertEquals(Bytes.copyOf(whole), Bytes.copyOf(disk.bytes(NAME)));
        }
    }

    @Test
    void damageToBothCopiesIsToldAndLeftAsItIs() throws IOException {
        new KeyFile(disk).write(OPEN);
        byte[] damaged = disk.bytes(NAME);
        damaged[50] ^= 1;
        damaged[Page.SIZE + 50] ^= 1;
        disk.put(NAME, damaged);

        VolumeException met = assertThrows(VolumeException.class, () -> new KeyFile(disk).read());

        assertEquals(VolumeException.Why.DAMAGED, met.why());
        assertEquals(Bytes.copyOf(damaged), Bytes.copyOf(disk.bytes(NAME)));
    }

    @Test
    void oldPassphraseOpensNothingThatIsLeftOnTheDisk() throws IOException {
        new KeyFile(disk).write(GUARDED);
        byte[] before = disk.bytes(NAME);
        new KeyFile(disk).write(StoredKey.Guarded.of(OPEN.key(), Bytes.utf8("another"), Argon2.withCost(64, 1)));

        String left = new String(disk.bytes(NAME), StandardCharsets.ISO_8859_1);
        String sealed = new String(before, 57, 48, StandardCharsets.ISO_8859_1);
        assertFalse(left.contains(sealed));
    }

    @Test
    void keyUnderAPassphraseIsNotOnTheDisk() throws IOException {
        new KeyFile(disk).write(OPEN);
        new KeyFile(disk).write(GUARDED);

        String left = new String(disk.bytes(NAME), StandardCharsets.ISO_8859_1);
        assertFalse(left.contains(new String(OPEN.key().toArray(), StandardCharsets.ISO_8859_1)));
    }

    @Test
    void passphraseOpensWhatItGuardsAndNoOtherDoes() {
        StoredKey.Guarded guarded = (StoredKey.Guarded) GUARDED;

        assertEquals(Optional.of(OPEN.key()), guarded.key(PASSPHRASE));
        assertEquals(Optional.empty(), guarded.key(Bytes.utf8("the cold bright Hearth")));
        assertEquals(Optional.empty(), guarded.key(Bytes.EMPTY));
    }

    /// The expected ones were made by the reference implementation in C (phc-winner-argon2).
    @Test
    void keysAreThoseOfArgon2id() {
        Bytes salt = Bytes.utf8("somesaltsomesalt");

        assertEquals(
                "fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2",
                new Argon2(salt, 1 << 16, 2, 1).key(Bytes.utf8("password")).hex());
        assertEquals(
                "96266bc8e4c3facbbafb84ef9d16218de8776c9ae8c15b52471a535ec38cb98f",
                new Argon2(salt, 1 << 16, 3, 1).key(Bytes.utf8("石头记 1791")).hex());
    }

    @Test
    void newKeysCostWhatTheRfcRecommends() {
        Argon2 fresh = Argon2.fresh();

        assertEquals(new Argon2(fresh.salt(), 65_536, 3, 1), fresh);
    }

    @Test
    void recordThatWouldTakeUpTheComputerIsRefused() {
        ByteBuffer record = KeyRecord.write(GUARDED);
        record.putInt(29, Integer.MAX_VALUE);
        CRC32C sum = new CRC32C();
        sum.update(record.slice(0, 101));
        record.putInt(101, (int) sum.getValue());

        VolumeException refused = assertThrows(VolumeException.class, () -> KeyRecord.read(record));

        assertEquals(VolumeException.Why.FOREIGN_FORMAT, refused.why());
    }
}
