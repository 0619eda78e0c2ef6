package chat.hearth.persistence;

import java.nio.file.Path;
import org.mapdb.DB;

/// How MapDB reaches the disk. What it throws is whatever MapDB throws; [Failures] puts it into words.
interface Engine {
    /// Opens the file, making it if it is not there.
    DB open(Path file);

    /// Returns when all changes since the last commit are on the disk.
    void commit(DB db);

    /// How many bytes can still be written there.
    long space(Path folder);
}
