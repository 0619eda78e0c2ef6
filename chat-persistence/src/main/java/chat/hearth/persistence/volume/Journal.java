package chat.hearth.persistence.volume;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The file to which commits go first. It is as long as it will be from the beginning, so that a commit need not change
/// the length, and is written from the start again after each checkpoint.
final class Journal implements Closeable {
    private static final int CHUNK = 1 << 16;
    /// In bytes; few commits are larger.
    private static final int USUAL = 1 << 18;

    private final DiskFile file;
    /// Outside the heap, from which the system writes without another copy.
    private final ByteBuffer usual = ByteBuffer.allocateDirect(USUAL);
    private long position;

    Journal(DiskFile file) {
        this.file = file;
    }

    /// Makes it that long, with zeros.
    void fill(long size) throws IOException {
        for (long at = file.size(); at < size; at += CHUNK) {
            file.write(at, ByteBuffer.allocate((int) Math.min(CHUNK, size - at)));
        }
        file.sync();
    }

    /// Everything in it.
    ByteBuffer read() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(file.size()));
        file.read(0, all);
        return all.flip();
    }

    /// An empty buffer for a record of that many bytes, until the next one is asked for.
    ByteBuffer buffer(long size) {
        return size <= USUAL ? usual.clear() : ByteBuffer.allocate(Math.toIntExact(size));
    }

    /// How many bytes of records there are.
    long position() {
        return position;
    }

    /// The next record overwrites the first one.
    void restart() {
        position = 0;
    }

    /// Returns when the record is on the disk. If it throws, the record may be there all the same.
    void append(ByteBuffer journalRecord) throws IOException {
        int size = journalRecord.remaining();
        file.write(position, journalRecord);
        file.sync();
        position += size;
    }

    /// Makes sure, if the disk lets us, that the record which could not be appended does not come back.
    void retract() throws IOException {
        file.write(position, ByteBuffer.allocate(JournalRecord.HEAD));
        file.sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
