package chat.hearth.persistence.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// The file that holds the key of a store, for its owner alone: twice, so that one is whole at any moment, and damage
/// to
/// one does not cost all that is stored. The first is written first, and counts if it is whole. What a passphrase
/// opened
/// before does not stay: both are overwritten. For one thread at a time.
public final class KeyFile {
    private static final String NAME = "hearth.key";

    private final Disk disk;

    KeyFile(Disk disk) {
        this.disk = disk;
    }

    public static KeyFile in(Path folder) {
        return new KeyFile(new FolderDisk(folder));
    }

    /// Empty if there is none, or the power failed before the first was whole. What a power failure or damage has left
    /// is mended. Throws [VolumeException] if there is nothing whole in the file.
    public Optional<StoredKey> read() throws IOException {
        if (!disk.exists(NAME)) {
            return Optional.empty();
        }
        try (DiskFile file = disk.open(NAME)) {
            Optional<StoredKey> first = read(file, 0);
            Optional<StoredKey> second = read(file, 1);
            Optional<StoredKey> key = first.or(() -> second);
            if (key.isEmpty() && file.size() > Page.SIZE) {
                throw VolumeException.damaged("the key is not what was written");
            }
            if (key.isPresent() && !first.equals(second)) {
                write(file, key.get());
            }
            return key;
        }
    }

    /// Returns when it is on the disk, twice. If the power fails before, either this one is read or the one before.
    public void write(StoredKey key) throws IOException {
        try (DiskFile file = disk.open(NAME)) {
            disk.syncNames();
            write(file, key);
        }
    }

    private static void write(DiskFile file, StoredKey key) throws IOException {
        for (int copy = 0; copy < 2; copy++) {
            file.write(position(copy), KeyRecord.write(key));
            file.sync();
        }
    }

    private static Optional<StoredKey> read(DiskFile file, int copy) throws IOException {
        if (file.size() < position(copy) + KeyRecord.SIZE) {
            return Optional.empty();
        }
        ByteBuffer record = ByteBuffer.allocate(KeyRecord.SIZE);
        file.read(position(copy), record);
        return KeyRecord.read(record.rewind());
    }

    /// Apart, so that one write of the disk's own does not touch both.
    private static long position(int copy) {
        return (long) copy * Page.SIZE;
    }
}
