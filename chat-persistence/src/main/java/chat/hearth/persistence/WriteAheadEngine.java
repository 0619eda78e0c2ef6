package chat.hearth.persistence;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.mapdb.DB;
import org.mapdb.DBMaker;

/// MapDB with its own transactions. It writes changes to a log beside the file and copies them into the file at commit,
/// but never replays the log: a process killed while it copies leaves a damaged file, which [OpenFile] finds by its
/// checks.
final class WriteAheadEngine implements Engine {
    @Inject
    WriteAheadEngine() {}

    /// No memory mapping: a commit would cost a call for each megabyte of the file. No lock of MapDB's own: it stays
    /// when a damaged file does not open, and [StoreFolder] has one.
    @Override
    public DB open(Path file) {
        return DBMaker.fileDB(file.toFile())
                .fileChannelEnable()
                .transactionEnable()
                .fileLockDisable()
                .make();
    }

    @Override
    public void commit(DB db) {
        db.commit();
    }

    @Override
    public long space(Path folder) {
        return folder.toFile().getUsableSpace();
    }
}
