package chat.hearth.persistence.volume;

import chat.hearth.core.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// One of the two copies in a key file. The checksum is against accidents.
final class KeyRecord {
    /// In bytes.
    static final int SIZE = 105;

    private static final long MAGIC = 0x4845_4152_5448_4b59L; // HEARTHKY
    private static final int VERSION = 1;
    private static final byte OPEN = 0;
    private static final byte GUARDED = 1;
    private static final int SUM = SIZE - Integer.BYTES;

    private KeyRecord() {}

    static ByteBuffer write(StoredKey key) {
        ByteBuffer to = ByteBuffer.allocate(SIZE).putLong(MAGIC).putInt(VERSION);
        switch (key) {
            case StoredKey.Open open -> to.put(OPEN).put(open.key().toArray());
            case StoredKey.Guarded guarded -> {
                Argon2 derivation = guarded.derivation();
                to.put(GUARDED).put(derivation.salt().toArray());
                to.putInt(derivation.memory()).putInt(derivation.passes()).putInt(derivation.lanes());
                to.put(guarded.nonce().toArray()).put(guarded.sealed().toArray());
            }
        }
        return to.putInt(SUM, sum(to)).rewind();
    }

    /// Empty if the bytes are not those of a whole record. Throws [VolumeException] if they are of another version.
    static Optional<StoredKey> read(ByteBuffer from) {
        if (from.getLong(0) != MAGIC || from.getInt(SUM) != sum(from)) {
            return Optional.empty();
        }
        int version = from.position(Long.BYTES).getInt();
        if (version != VERSION) {
            throw new VolumeException(VolumeException.Why.FOREIGN_FORMAT, "a key of version " + version);
        }
        return switch (from.get()) {
            case OPEN -> Optional.of(new StoredKey.Open(bytes(from, StoredKey.KEY_SIZE)));
            case GUARDED -> Optional.of(guarded(from));
            default -> throw new VolumeException(VolumeException.Why.FOREIGN_FORMAT, "a key of an unknown kind");
        };
    }

    private static StoredKey guarded(ByteBuffer from) {
        try {
            Argon2 derivation = new Argon2(bytes(from, Argon2.SALT_SIZE), from.getInt(), from.getInt(), from.getInt());
            return new StoredKey.Guarded(
                    derivation, bytes(from, StoredKey.Guarded.NONCE_SIZE), bytes(from, StoredKey.Guarded.SEALED_SIZE));
        } catch (IllegalArgumentException e) {
            throw new VolumeException(VolumeException.Why.FOREIGN_FORMAT, "a key that takes too much to derive");
        }
    }

    private static Bytes bytes(ByteBuffer from, int size) {
        byte[] bytes = new byte[size];
        from.get(bytes);
        return Bytes.copyOf(bytes);
    }

    private static int sum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.slice(0, SUM));
        return (int) sum.getValue();
    }
}
