package chat.hearth.persistence.volume;

import java.io.Closeable;
import java.io.IOException;

/// The two files of an open volume.
record VolumeFiles(Disk disk, String name, DiskFile main, DiskFile journal) implements Closeable {
    static String journalName(String name) {
        return name + ".journal";
    }

    /// The main file stands alone from now on.
    void dropJournal() throws IOException {
        journal.close();
        disk.delete(journalName(name));
    }

    @Override
    public void close() throws IOException {
        try (main) {
            journal.close();
        }
    }
}
