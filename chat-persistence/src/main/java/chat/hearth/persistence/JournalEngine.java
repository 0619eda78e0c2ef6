package chat.hearth.persistence;

import chat.hearth.persistence.volume.JournaledVolume;
import chat.hearth.persistence.volume.PageSeal;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.mapdb.CC;
import org.mapdb.DB;
import org.mapdb.Store;
import org.mapdb.StoreDirect;
import org.mapdb.volume.Volume;
import org.mapdb.volume.VolumeFactory;

/// MapDB without its own transactions, on a volume that makes each commit whole.
final class JournalEngine implements Engine {
    private static final ClassLoader CLASSES = Objects.requireNonNull(DB.class.getClassLoader());

    private final PageSeal seal;

    JournalEngine(PageSeal seal) {
        this.seal = seal;
    }

    @Override
    public Database create(Path file) {
        return over(JournaledVolume.create(file, seal), false);
    }

    @Override
    public Database open(Path file) {
        return over(JournaledVolume.open(file, seal), true);
    }

    @Override
    public long space(Path folder) {
        return folder.toFile().getUsableSpace();
    }

    private static Database over(JournaledVolume volume, boolean exists) {
        try {
            return new Journaled(new DB(new DecodedStore(store(volume, exists)), exists, false, CLASSES, 0), volume);
        } catch (RuntimeException | Error e) {
            volume.close();
            throw e;
        }
    }

    /// Without the locks of MapDB: one thread at a time changes it, and nobody reads then.
    /// Without its checksum, for which it reads 8,000 numbers at each commit: each page has
    /// one of its own. So a wrong one is passed over, and a store that was made with it is
    /// refused as foreign.
    private static Store store(Volume volume, boolean exists) {
        return StoreDirect.Companion.make(
                null,
                VolumeFactory.wrap(volume, exists),
                0,
                false,
                false,
                CC.STORE_DIRECT_CONC_SHIFT,
                CC.PAGE_SIZE,
                0,
                false,
                false,
                false,
                false,
                true);
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
