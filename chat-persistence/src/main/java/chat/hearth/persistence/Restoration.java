package chat.hearth.persistence;

import chat.hearth.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the newest backup that is whole in the place of a file that is not there any more. It is another file to the
/// file system, and so [StorePlace] makes the store of it a copy, which does not go on as the same device.
record Restoration(StoreFolder folder, Backups backups, Engine engine) {
    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    /// When the backup was made, if there was one. Throws [StoreException] if the disk does not let us.
    Optional<Instant> restore() {
        try {
            for (Path backup : backups.newestFirst()) {
                if (isRestored(backup)) {
                    LOG.warn("The store was restored from {}", backup.getFileName());
                    return Optional.of(Backups.time(backup));
                }
                backups.setAside(backup);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }

    private boolean isRestored(Path backup) throws IOException {
        try {
            folder.restore(backup, copy -> OpenFile.check(engine, copy));
            folder.acquit();
            return true;
        } catch (RuntimeException | Error e) {
            StoreException why = Failures.of(e);
            if (why.why() != StoreException.Why.DAMAGED) {
                throw why;
            }
            LOG.warn("A backup is damaged too: {}", backup.getFileName(), why);
            return false;
        }
    }
}
