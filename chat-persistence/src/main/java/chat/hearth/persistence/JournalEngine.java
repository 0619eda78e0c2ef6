package chat.hearth.persistence;

import chat.hearth.persistence.volume.Checksum;
import chat.hearth.persistence.volume.JournaledVolume;
import chat.hearth.persistence.volume.PageSeal;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.mapdb.DB;
import org.mapdb.DBMaker;

/// MapDB without its own transactions, on a volume that makes each commit whole.
final class JournalEngine implements Engine {
    private static final PageSeal SEAL = new Checksum();

    @Inject
    JournalEngine() {}

    @Override
    public Database create(Path file) {
        return over(JournaledVolume.create(file, SEAL), false);
    }

    @Override
    public Database open(Path file) {
        return over(JournaledVolume.open(file, SEAL), true);
    }

    @Override
    public long space(Path folder) {
        return folder.toFile().getUsableSpace();
    }

    private static Database over(JournaledVolume volume, boolean exists) {
        try {
            return new Journaled(DBMaker.volumeDB(volume, exists).make(), volume);
        } catch (RuntimeException | Error e) {
            volume.close();
            throw e;
        }
    }

    record Journaled(DB maps, JournaledVolume volume) implements Database {
        @Override
        public void commit() {
            maps.commit();
        }

        @Override
        public void rest() {
            volume.checkpoint();
        }

        @Override
        public void check() {
            volume.check();
        }

        @Override
        public boolean copy(String name, BooleanSupplier goesOn) {
            return volume.copy(name, goesOn);
        }

        @Override
        public void close() {
            // Whatever keeps MapDB from closing: the file must not stay open and locked.
            try (volume) {
                maps.close();
            }
        }
    }
}
