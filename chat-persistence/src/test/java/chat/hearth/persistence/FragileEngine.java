package chat.hearth.persistence;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mapdb.DB;

/// The real engine on a disk that fails when told to. Told by the test, used by the writer.
final class FragileEngine implements Engine {
    private final Engine real = new WriteAheadEngine();
    private volatile @Nullable RuntimeException opening;
    private volatile @Nullable RuntimeException committing;
    private volatile long space = Long.MAX_VALUE;

    void failToOpen(RuntimeException failure) {
        opening = failure;
    }

    void failToCommit(RuntimeException failure) {
        committing = failure;
    }

    void leave(long bytes) {
        space = bytes;
    }

    void mend() {
        opening = null;
        committing = null;
        space = Long.MAX_VALUE;
    }

    @Override
    public DB open(Path file) {
        throwIfTold(opening);
        return real.open(file);
    }

    @Override
    public void commit(DB db) {
        throwIfTold(committing);
        real.commit(db);
    }

    @Override
    public long space(Path folder) {
        return Math.min(space, real.space(folder));
    }

    private static void throwIfTold(@Nullable RuntimeException failure) {
        if (failure != null) {
            throw failure;
        }
    }
}
