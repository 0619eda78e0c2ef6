package chat.hearth.persistence.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// The pages in the main file, one behind another.
final class PageFile {
    private static final byte[] ZERO = new byte[Page.SIZE];
    /// How many neighbours are written at once.
    private static final int RUN = 64;

    private final DiskFile file;
    private final PageSeal seal;
    private final UUID store;

    PageFile(DiskFile file, PageSeal seal, UUID store) {
        this.file = file;
        this.seal = seal;
        this.store = store;
    }

    /// Throws [VolumeException] if fewer are there.
    void requirePages(long pages) throws IOException {
        if (file.size() < position(pages)) {
            throw VolumeException.damaged("the file is cut off before its page " + pages);
        }
    }

    /// Throws [VolumeException] if what is there is not that page.
    byte[] read(long page) throws IOException {
        ByteBuffer sealed = ByteBuffer.allocate(seal.sealedSize());
        file.read(position(page), sealed);
        return seal.open(store, page, sealed.flip());
    }

    /// Makes `pages` of `before` pages. Those that were not there and are not among the changed ones become zeros, so
    /// that each page of the file has its seal.
    void write(SortedMap<Long, byte[]> changed, long before, long pages) throws IOException {
        Run run = new Run();
        for (var old : changed.headMap(before).entrySet()) {
            run.add(old.getKey(), old.getValue());
        }
        for (long page = before; page < pages; page++) {
            run.add(page, changed.getOrDefault(page, ZERO));
        }
        run.flush();
    }

    /// Returns when all of it is on the disk.
    void sync() throws IOException {
        file.sync();
    }

    /// Writes the first `pages` pages to another file, and reads each of them by doing so. Throws [VolumeException] if
    /// one is damaged. They are not on the disk yet.
    ///
    /// @param goesOn asked before each page
    /// @return whether all of them are there; if it did not go on, they are not
    boolean copy(long pages, PageFile to, BooleanSupplier goesOn) throws IOException {
        Run run = to.new Run();
        for (long page = 0; page < pages; page++) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            run.add(page, read(page));
        }
        run.flush();
        return true;
    }

    private long position(long page) {
        return HeaderSlots.END + page * seal.sealedSize();
    }

    private final class Run {
        private final ByteBuffer sealed = ByteBuffer.allocate(RUN * seal.sealedSize());
        private long first;
        private long next;

        void add(long page, byte[] data) throws IOException {
            if (page != next || !sealed.hasRemaining()) {
                flush();
                first = page;
            }
            seal.seal(store, page, data, sealed);
            next = page + 1;
        }

        void flush() throws IOException {
            file.write(position(first), sealed.flip());
            sealed.clear();
        }
    }
}
