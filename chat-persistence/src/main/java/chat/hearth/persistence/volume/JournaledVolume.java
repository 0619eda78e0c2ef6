package chat.hearth.persistence.volume;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mapdb.DataInput2;
import org.mapdb.volume.Volume;

/// A file for MapDB's `StoreDirect` in which a commit is there whole or not at all, whenever the process or the power
/// fails, and in which changed bytes are noticed. Many threads may read, or one writes.
///
/// Beside the file lies a journal while it is open. Failures of the disk come as [UncheckedIOException], those of the
/// file as [VolumeException].
public final class JournaledVolume extends Volume {
    private static final Recovery.Limits LIMITS = new Recovery.Limits(4 << 20, 4096);

    private final Pages pages;
    /// Most accesses are to the same page as the one before.
    private @Nullable Page recent;

    JournaledVolume(Pages pages) {
        this.pages = pages;
    }

    /// An empty volume. Until the first one is closed the file is of no use after a crash: make it under another name.
    public static JournaledVolume create(Path file, PageSeal seal) {
        return guarded(() -> recovery(file, seal).create(name(file)));
    }

    /// A volume that exists, with all that was committed.
    public static JournaledVolume open(Path file, PageSeal seal) {
        return guarded(() -> recovery(file, seal).open(name(file)));
    }

    /// Throws [VolumeException] unless the file is sealed under a key, whichever.
    public static void requireSealed(Path file) {
        try {
            recovery(file, new Checksum()).requireSealed(name(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Moves what was committed from the journal to the file, so that the next opening has less to do. On the thread
    /// that writes.
    public void checkpoint() {
        pages.checkpoint();
    }

    /// Reads every page that was moved to the file. Throws [VolumeException] if one is damaged.
    public void check() {
        pages.check();
    }

    /// Makes a file of that name in the same folder which has what was committed before, and can be opened. Reads every
    /// page: throws [VolumeException] if one is damaged. For any thread; the volume may be used meanwhile.
    ///
    /// @param goesOn asked before each page
    /// @return whether the copy is whole; if it did not go on, what there is of it is of no use
    public boolean copy(String name, BooleanSupplier goesOn) {
        try {
            return pages.copy(name, goesOn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How MapDB commits.
    @Override
    public void sync() {
        pages.commit();
    }

    /// What was not committed is forgotten.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                pages.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void ensureAvailable(long offset) {
        pages.grow((offset + Page.SIZE - 1) / Page.SIZE);
    }

    @Override
    public void truncate(long size) {
        throw new UnsupportedOperationException("a volume does not shrink");
    }

    @Override
    public void putLong(long offset, long value) {
        if (within(offset) > Page.SIZE - Long.BYTES) {
            putData(offset, ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
        } else if (at(offset).view.getLong(within(offset)) != value) {
            change(offset).view.putLong(within(offset), value);
        }
    }

    @Override
    public void putInt(long offset, int value) {
        if (within(offset) > Page.SIZE - Integer.BYTES) {
            putData(offset, ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
        } else if (at(offset).view.getInt(within(offset)) != value) {
            change(offset).view.putInt(within(offset), value);
        }
    }

    @Override
    public void putByte(long offset, byte value) {
        change(offset).data[within(offset)] = value;
    }

    @Override
    public void putData(long offset, byte[] source, int start, int size) {
        putData(offset, ByteBuffer.wrap(source, start, size));
    }

    @Override
    public void putData(long offset, ByteBuffer source) {
        for (long next = offset; source.hasRemaining(); ) {
            int size = Math.min(source.remaining(), Page.SIZE - within(next));
            source.get(change(next).data, within(next), size);
            next += size;
        }
    }

    @Override
    public long getLong(long offset) {
        return within(offset) > Page.SIZE - Long.BYTES
                ? copy(offset, Long.BYTES).getLong()
                : at(offset).view.getLong(within(offset));
    }

    @Override
    public int getInt(long offset) {
        return within(offset) > Page.SIZE - Integer.BYTES
                ? copy(offset, Integer.BYTES).getInt()
                : at(offset).view.getInt(within(offset));
    }

    @Override
    public byte getByte(long offset) {
        return at(offset).data[within(offset)];
    }

    @Override
    public DataInput2 getDataInput(long offset, int size) {
        return within(offset) + size > Page.SIZE
                ? new DataInput2.ByteArray(copy(offset, size).array())
                : new DataInput2.ByteArray(at(offset).data, within(offset));
    }

    @Override
    public void getData(long offset, byte[] target, int start, int size) {
        int done = 0;
        while (done < size) {
            long next = offset + done;
            int count = Math.min(size - done, Page.SIZE - within(next));
            System.arraycopy(at(next).data, within(next), target, start + done, count);
            done += count;
        }
    }

    @Override
    public void clear(long start, long end) {
        putData(start, ByteBuffer.allocate(Math.toIntExact(end - start)));
    }

    @Override
    public int sliceSize() {
        return -1;
    }

    @Override
    public boolean isSliced() {
        return false;
    }

    @Override
    public long length() {
        return pages.count() * Page.SIZE;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    /// None of which MapDB may know.
    @Override
    public @Nullable File getFile() {
        return null;
    }

    @Override
    public boolean getFileLocked() {
        return !isClosed();
    }

    private Page at(long offset) {
        long number = offset / Page.SIZE;
        Page last = recent;
        if (last != null && last.number == number && !last.isDropped()) {
            return last;
        }
        Page page = pages.read(number);
        recent = page;
        return page;
    }

    private Page change(long offset) {
        return pages.change(offset / Page.SIZE);
    }

    private ByteBuffer copy(long offset, int size) {
        byte[] bytes = new byte[size];
        getData(offset, bytes, 0, size);
        return ByteBuffer.wrap(bytes);
    }

    private static int within(long offset) {
        return (int) (offset % Page.SIZE);
    }

    private static Recovery recovery(Path file, PageSeal seal) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        return new Recovery(new FolderDisk(folder), seal, LIMITS);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static JournaledVolume guarded(Opening opening) {
        try {
            return new JournaledVolume(opening.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Opening {
        Pages open() throws IOException;
    }
}
