package chat.hearth.persistence.volume;

import java.nio.ByteBuffer;

/// A page in memory. Its bytes are changed by the one thread that writes, while nobody reads.
final class Page {
    /// In bytes.
    static final int SIZE = 4096;

    final long number;
    final byte[] data;
    /// The same bytes, as big-endian numbers.
    final ByteBuffer view;
    private volatile boolean dropped;

    Page(long number, byte[] data) {
        this.number = number;
        this.data = data;
        view = ByteBuffer.wrap(data);
    }

    /// From now on another object may stand for this page.
    void drop() {
        dropped = true;
    }

    boolean isDropped() {
        return dropped;
    }
}
