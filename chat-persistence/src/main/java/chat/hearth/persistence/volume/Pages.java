package chat.hearth.persistence.volume;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pages of a volume, changed by commits: of one, either everything or nothing is there after a crash. Many threads
/// may read, or one changes and commits; a copy may be made beside either.
///
/// Failures of the disk come as [UncheckedIOException], those of the file as [VolumeException].
final class Pages implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final VolumeFiles files;
    private final PageSeal seal;
    private final PageFile file;
    private final HeaderSlots slots;
    private final Journal journal;
    private final PageCache cache;
    private Header header;
    private long sequence;
    private long pages;
    private boolean closed;
    private @Nullable IOException failure;
    private boolean copying;

    /// @param header already on the disk
    Pages(VolumeFiles files, PageSeal seal, Header header, int room) {
        this.files = files;
        this.seal = seal;
        this.header = header;
        file = new PageFile(files.main(), seal, header.store());
        slots = new HeaderSlots(files.main());
        journal = new Journal(files.journal());
        cache = new PageCache(room);
        sequence = header.sequence();
        pages = header.pages();
    }

    synchronized long count() {
        return pages;
    }

    /// Makes it at least so many; the new ones are zeros.
    synchronized void grow(long count) {
        pages = Math.max(pages, count);
    }

    synchronized Page read(long number) {
        return cache.find(number).orElseGet(() -> load(number));
    }

    /// A page that the caller is about to change.
    synchronized Page change(long number) {
        grow(number + 1);
        Page page = read(number);
        cache.change(page);
        return page;
    }

    /// Returns when all changes are on the disk. After a failure nothing can be committed any more, and what was
    /// changed is forgotten.
    synchronized void commit() {
        requireHealth();
        if (cache.dirty().isEmpty()) {
            return;
        }
        try {
            journal.append(nextRecord());
        } catch (IOException e) {
            failure = e;
            retract(e);
            throw new UncheckedIOException(e);
        }
        sequence++;
        cache.commit();
        if (journal.position() >= header.journalSize()) {
            checkpointIfPossible();
        }
    }

    private ByteBuffer nextRecord() {
        ByteBuffer bytes = journal.buffer(JournalRecord.size(cache.dirty().size(), seal));
        JournalRecord.write(header, sequence + 1, pages, cache.dirty(), seal, bytes);
        return bytes.flip();
    }

    /// Moves what was committed from the journal to the main file, unless a commit is being prepared or a copy made.
    synchronized void checkpoint() {
        requireHealth();
        if (copying || cache.committed().isEmpty() || !cache.dirty().isEmpty()) {
            return;
        }
        try {
            writeCommitted();
            writeHeader(header.next(true, sequence, pages, header.journalSize()));
            journal.restart();
            cache.settle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Throws [VolumeException] if a page in the main file is damaged.
    synchronized void check() {
        try {
            for (long page = 0; page < header.pages(); page++) {
                file.read(page);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes a file of that name which has what was committed, but for the newest commits if one is being prepared, and
    /// stands alone. For any thread: others may go on meanwhile. Throws [VolumeException] if a page is damaged.
    ///
    /// @param goesOn asked before each page
    /// @return whether the copy is whole; if it did not go on, what there is of it is of no use
    boolean copy(String name, BooleanSupplier goesOn) throws IOException {
        Header copied = beginCopy();
        try (DiskFile target = files.disk().open(name)) {
            if (!file.copy(copied.pages(), new PageFile(target, seal, copied.store()), goesOn)) {
                return false;
            }
            new HeaderSlots(target).write(copied.next(false, copied.sequence(), copied.pages(), copied.journalSize()));
            files.disk().syncNames();
            return true;
        } finally {
            endCopy();
        }
    }

    /// From now on the main file stays as it is.
    private synchronized Header beginCopy() {
        if (copying) {
            throw new IllegalStateException("one copy after another");
        }
        checkpoint();
        copying = true;
        return header;
    }

    private synchronized void endCopy() {
        copying = false;
    }

    /// Closes the files. If all changes are committed, the main file has everything afterwards and stands alone;
    /// otherwise they are forgotten.
    @Override
    public synchronized void close() throws IOException {
        boolean whole = !closed && failure == null && !copying && cache.dirty().isEmpty();
        closed = true;
        try (files) {
            if (whole) {
                writeCommitted();
                writeHeader(header.next(false, sequence, pages, header.journalSize()));
                files.dropJournal();
            }
        }
    }

    private Page load(long number) {
        try {
            byte[] data = number < header.pages() ? file.read(number) : new byte[Page.SIZE];
            Page page = new Page(number, data);
            cache.add(page);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The commit itself has succeeded. The journal grows until this succeeds too.
    private void checkpointIfPossible() {
        try {
            checkpoint();
        } catch (UncheckedIOException e) {
            LOG.warn("The journal could not be moved to the file yet: {}", e.getMessage());
        }
    }

    private void writeCommitted() throws IOException {
        SortedMap<Long, byte[]> changed = new TreeMap<>();
        cache.committed().forEach((number, page) -> changed.put(number, page.data));
        file.write(changed, header.pages(), pages);
        file.sync();
    }

    /// If this fails, nobody knows which header counts, and so whether a commit may still go to the journal.
    private void writeHeader(Header next) throws IOException {
        try {
            slots.write(next);
            header = next;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void retract(IOException reason) {
        try {
            journal.retract();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void requireHealth() {
        if (closed) {
            throw new UncheckedIOException(new IOException("the volume is closed"));
        }
        if (failure != null) {
            throw new UncheckedIOException(new IOException("the volume has failed before", failure));
        }
    }
}
