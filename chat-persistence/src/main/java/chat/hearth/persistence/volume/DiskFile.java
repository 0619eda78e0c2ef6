package chat.hearth.persistence.volume;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A file. What is written between two calls of [#sync()] may reach the disk in any order, in part, or not at all.
interface DiskFile extends Closeable {
    long size() throws IOException;

    /// Fills the buffer, or throws [java.io.EOFException].
    void read(long position, ByteBuffer to) throws IOException;

    /// Writes the whole buffer, making the file longer where needed.
    void write(long position, ByteBuffer from) throws IOException;

    /// Returns when everything written is on the disk.
    void sync() throws IOException;
}
