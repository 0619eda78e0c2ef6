package chat.hearth.persistence.volume;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.zip.CRC32C;

/// One commit in the journal: a head, each changed page with its number, and a CRC-32C over all of it.
///
/// @param generation of the header
/// @param salt of the header; old records in the same place have others
/// @param sequence the number of the commit
/// @param pages how many the volume has after it
/// @param count of the changed ones
/// @param start where it begins, in bytes
/// @param end where the next one begins
record JournalRecord(long generation, long salt, long sequence, long pages, int count, int start, int end) {
    static final int HEAD = 48;
    private static final long MAGIC = 0x4845_4152_5448_4a52L; // HEARTHJR

    /// Writes the next one under that header.
    ///
    /// @param bytes empty, with room for it
    static void write(
            Header header, long sequence, long pages, SortedMap<Long, Page> changed, PageSeal seal, ByteBuffer bytes) {
        bytes.putLong(MAGIC).putLong(header.generation()).putLong(header.salt());
        bytes.putLong(sequence).putLong(pages).putInt(changed.size());
        bytes.putInt(sum(bytes, 0, bytes.position()));
        changed.forEach((number, page) -> {
            bytes.putLong(number);
            seal.seal(header.store(), number, page.data, bytes);
        });
        bytes.putInt(sum(bytes, 0, bytes.position()));
    }

    /// The record that stands there whole.
    static Optional<JournalRecord> at(ByteBuffer journal, int start, PageSeal seal) {
        if (journal.limit() - start < HEAD
                || journal.getLong(start) != MAGIC
                || journal.getInt(start + HEAD - Integer.BYTES) != sum(journal, start, HEAD - Integer.BYTES)) {
            return Optional.empty();
        }
        int count = journal.getInt(start + HEAD - 2 * Integer.BYTES);
        long end = start + size(count, seal);
        if (count < 0 || end > journal.limit()) {
            return Optional.empty();
        }
        int last = (int) end - Integer.BYTES;
        return journal.getInt(last) == sum(journal, start, last - start)
                ? Optional.of(read(journal, start, (int) end))
                : Optional.empty();
    }

    /// The pages of the record in that journal, opened, into `to`.
    void pages(ByteBuffer journal, PageSeal seal, UUID store, SortedMap<Long, byte[]> to) {
        ByteBuffer body = journal.duplicate().position(start + HEAD);
        for (int i = 0; i < count; i++) {
            long number = body.getLong();
            to.put(number, seal.open(store, number, body));
        }
    }

    private static JournalRecord read(ByteBuffer journal, int start, int end) {
        ByteBuffer head = journal.duplicate().position(start + Long.BYTES);
        return new JournalRecord(
                head.getLong(), head.getLong(), head.getLong(), head.getLong(), head.getInt(), start, end);
    }

    /// In bytes.
    static long size(int count, PageSeal seal) {
        return HEAD + (long) count * (Long.BYTES + seal.sealedSize()) + Integer.BYTES;
    }

    private static int sum(ByteBuffer bytes, int start, int size) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.slice(start, size));
        return (int) sum.getValue();
    }
}
