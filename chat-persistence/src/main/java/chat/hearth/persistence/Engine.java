package chat.hearth.persistence;

import chat.hearth.persistence.volume.PageSeal;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.mapdb.DB;

/// How MapDB reaches the disk. What it throws is whatever MapDB and the volume throw; [Failures] puts it into words.
interface Engine {
    /// Makes engines that seal what they write.
    interface Maker {
        Engine with(PageSeal seal);
    }

    /// Makes an empty file.
    Database create(Path file);

    /// Opens a file that exists.
    Database open(Path file);

    /// How many bytes can still be written there.
    long space(Path folder);

    /// An open file. One thread at a time changes it.
    interface Database extends AutoCloseable {
        DB maps();

        /// Returns when all changes since the last commit are on the disk.
        void commit();

        /// There is nothing to do for a while: makes the next opening faster.
        void rest();

        /// Reads every page. Throws what damage there is.
        void check();

        /// Makes a file of that name beside this one which has what was committed; reads all of it. For any thread.
        ///
        /// @param goesOn asked now and then
        /// @return whether the copy is whole; if it did not go on, what there is of it is of no use
        boolean copy(String name, BooleanSupplier goesOn);

        /// Forgets what was not committed.
        @Override
        void close();
    }
}
