package chat.hearth.persistence;

import chat.hearth.persistence.volume.Checksum;
import chat.hearth.persistence.volume.PageSeal;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapdb.DB;

/// The real engine on a disk that fails when told to. Told by the test, used by the writer.
final class FragileEngine implements Engine {
    private volatile Engine real = new JournalEngine(new Checksum());
    private volatile @Nullable RuntimeException opening;
    private volatile @Nullable RuntimeException committing;
    private volatile @Nullable RuntimeException copying;
    private volatile Consumer<BooleanSupplier> beforeCopy = _ -> {};
    private volatile long space = Long.MAX_VALUE;

    /// This one, with another seal.
    Engine with(PageSeal seal) {
        real = new JournalEngine(seal);
        return this;
    }

    void failToOpen(RuntimeException failure) {
        opening = failure;
    }

    void failToCommit(RuntimeException failure) {
        committing = failure;
    }

    void failToCopy(RuntimeException failure) {
        copying = failure;
    }

    /// @param work done when a copy begins, which is told whether the copy goes on
    void beforeCopy(Consumer<BooleanSupplier> work) {
        beforeCopy = work;
    }

    void leave(long bytes) {
        space = bytes;
    }

    void mend() {
        opening = null;
        committing = null;
        copying = null;
        space = Long.MAX_VALUE;
    }

    @Override
    public Database create(Path file) {
        throwIfTold(opening);
        return new Fragile(real.create(file));
    }

    @Override
    public Database open(Path file) {
        throwIfTold(opening);
        return new Fragile(real.open(file));
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

    private final class Fragile implements Database {
        private final Database database;

        Fragile(Database database) {
            this.database = database;
        }

        @Override
        public DB maps() {
            return database.maps();
        }

        @Override
        public void commit() {
            throwIfTold(committing);
            database.commit();
        }

        @Override
        public void rest() {
            database.rest();
        }

        @Override
        public void check() {
            database.check();
        }

        @Override
        public boolean copy(String name, BooleanSupplier goesOn) {
            throwIfTold(copying);
            beforeCopy.accept(goesOn);
            return database.copy(name, goesOn);
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
