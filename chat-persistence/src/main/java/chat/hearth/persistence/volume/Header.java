package chat.hearth.persistence.volume;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.zip.CRC32C;

/// What the main file says of itself and of the journal that belongs to it.
///
/// @param generation goes up with each header
/// @param open whether there may be commits in the journal that are not in the main file
/// @param salt of the records in the journal
/// @param sequence of the last commit in the main file
/// @param pages in the main file
/// @param journalSize how long the journal is at least, in bytes
record Header(
        UUID store,
        int seal,
        long keyCheck,
        long generation,
        boolean open,
        long salt,
        long sequence,
        long pages,
        long journalSize) {
    /// In bytes, without the zeros behind it.
    static final int SIZE = 89;

    private static final long MAGIC = 0x4845_4152_5448_4442L; // HEARTHDB
    private static final int VERSION = 1;
    private static final SecureRandom RANDOM = new SecureRandom();
    /// The first two bytes of a file that MapDB writes without us.
    private static final int BARE_MAPDB = 0x4a03;

    void write(ByteBuffer to) {
        int start = to.position();
        to.putLong(MAGIC).putInt(VERSION).putInt(Page.SIZE);
        to.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
        to.putInt(seal).putLong(keyCheck).putLong(generation).put((byte) (open ? 1 : 0));
        to.putLong(salt).putLong(sequence).putLong(pages).putLong(journalSize);
        to.putInt(sum(to, start));
    }

    /// Whether these bytes were written as a header by this version or another one, and not changed since.
    static boolean isWhole(ByteBuffer from) {
        return from.getLong(0) == MAGIC && from.getInt(SIZE - Integer.BYTES) == sum(from, 0);
    }

    /// Throws [VolumeException] if these bytes, which are no header, belong to something that is known.
    static void rejectForeign(ByteBuffer from) {
        if ((from.getShort(0) & 0xffff) == BARE_MAPDB) {
            throw new VolumeException(VolumeException.Why.FOREIGN_FORMAT, "a file of MapDB without a journal");
        }
        int version = from.getInt(Long.BYTES);
        if (from.getLong(0) == MAGIC && version != VERSION) {
            throw new VolumeException(VolumeException.Why.FOREIGN_FORMAT, "a file of version " + version);
        }
    }

    /// Of bytes that are whole. Throws [VolumeException] if they are of another version.
    static Header read(ByteBuffer from) {
        from.position(Long.BYTES);
        int version = from.getInt();
        int pageSize = from.getInt();
        if (version != VERSION || pageSize != Page.SIZE) {
            throw new VolumeException(VolumeException.Why.FOREIGN_FORMAT, "a file of version " + version);
        }
        return new Header(
                new UUID(from.getLong(), from.getLong()),
                from.getInt(),
                from.getLong(),
                from.getLong(),
                from.get() != 0,
                from.getLong(),
                from.getLong(),
                from.getLong(),
                from.getLong());
    }

    /// The next one, under which the journal begins anew.
    Header next(boolean nowOpen, long newSequence, long newPages, long newJournalSize) {
        return new Header(
                store,
                seal,
                keyCheck,
                generation + 1,
                nowOpen,
                RANDOM.nextLong(),
                newSequence,
                newPages,
                newJournalSize);
    }

    /// Throws [VolumeException] unless the pages were sealed with this seal and its key.
    void requireSeal(PageSeal ours) {
        if (ours.kind() != 0) {
            requireSealed();
        }
        if (seal != ours.kind() || keyCheck != ours.keyCheck(store)) {
            throw new VolumeException(VolumeException.Why.WRONG_KEY, "sealed with another key");
        }
    }

    /// Throws [VolumeException] if anybody who has the file can read it.
    void requireSealed() {
        if (seal == 0) {
            throw new VolumeException(VolumeException.Why.FOREIGN_FORMAT, "a file of before there was a key");
        }
    }

    private static int sum(ByteBuffer bytes, int start) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.slice(start, SIZE - Integer.BYTES));
        return (int) sum.getValue();
    }
}
