package chat.hearth.persistence.volume;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the journal says that the main file may not have.
///
/// @param changed the pages
/// @param sequence of the last commit
/// @param pages how many there are after it
record Replay(SortedMap<Long, byte[]> changed, long sequence, long pages) {
    /// Reads one record after another. A record that is not whole is the one that was being written when the power
    /// failed, and ends it, unless another one stands behind it: each was on the disk before the next was begun, so
    /// then the journal is damaged. Throws [VolumeException].
    static Replay of(ByteBuffer journal, Header header, PageSeal seal) {
        requireNotNewer(journal, header, seal);
        SortedMap<Long, byte[]> changed = new TreeMap<>();
        long sequence = header.sequence();
        long pages = header.pages();
        int position = 0;
        Optional<JournalRecord> next = next(journal, position, header, sequence, seal);
        while (next.isPresent()) {
            JournalRecord found = next.get();
            found.pages(journal, seal, header.store(), changed);
            sequence = found.sequence();
            pages = found.pages();
            position = found.end();
            next = next(journal, position, header, sequence, seal);
        }
        requireEnd(journal, position, header, seal);
        return new Replay(changed, sequence, pages);
    }

    private static Optional<JournalRecord> next(
            ByteBuffer journal, int position, Header header, long sequence, PageSeal seal) {
        return JournalRecord.at(journal, position, seal)
                .filter(found -> found.salt() == header.salt() && found.sequence() == sequence + 1);
    }

    /// A newer header than this one was there when the first record was written; it has been lost since.
    private static void requireNotNewer(ByteBuffer journal, Header header, PageSeal seal) {
        JournalRecord.at(journal, 0, seal)
                .filter(first -> first.generation() > header.generation())
                .ifPresent(_ -> {
                    throw VolumeException.damaged("the header of the journal's commits is lost");
                });
    }

    /// The salt is nothing that anybody could have put into a page.
    private static void requireEnd(ByteBuffer journal, int position, Header header, PageSeal seal) {
        byte[] bytes = journal.array();
        int salt = journal.arrayOffset() + 2 * Long.BYTES;
        int end = journal.limit() - JournalRecord.HEAD;
        byte first = (byte) (header.salt() >>> (Long.SIZE - Byte.SIZE));
        // One byte and no call: a start looks at a million places, by code that is not compiled yet.
        for (int i = position; i < end; i++) {
            if (bytes[salt + i] == first
                    && journal.getLong(i + 2 * Long.BYTES) == header.salt()
                    && JournalRecord.at(journal, i, seal).isPresent()) {
                throw VolumeException.damaged("a commit in the journal before the last one");
            }
        }
    }
}
