package chat.hearth.persistence;

import chat.hearth.core.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of a store, held by one process at a time, readable by its owner alone. Its lock file says whether the
/// last one that held it came to its end or was killed.
final class StoreFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final String FILE = "hearth.db";
    private static final String NEW_FILE = "hearth.db.new";
    private static final String LOCK_FILE = "hearth.lock";
    private static final int ENDED = 0;
    private static final int IN_USE = 1;
    private static final Set<PosixFilePermission> FOLDER_RIGHTS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_RIGHTS = PosixFilePermissions.fromString("rw-------");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final FileChannel lock;
    private final boolean wasKilled;

    private StoreFolder(Path folder, FileChannel lock, boolean wasKilled) {
        this.folder = folder;
        this.lock = lock;
        this.wasKilled = wasKilled;
    }

    /// Makes the folder if it is not there, and takes hold of it. Throws [StoreException].
    static StoreFolder hold(Path folder) {
        try {
            Files.createDirectories(folder, attributes(folder, FOLDER_RIGHTS));
            restrict(folder, FOLDER_RIGHTS);
            Path file = folder.resolve(LOCK_FILE);
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    attributes(folder, FILE_RIGHTS));
            return hold(folder, channel);
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }

    private static StoreFolder hold(Path folder, FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            if (held == null) {
                throw new StoreException(StoreException.Why.LOCKED, "another process has the store open");
            }
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, 0);
            StoreFolder holder = new StoreFolder(folder, channel, last.get(0) == IN_USE);
            holder.mark(IN_USE);
            return holder;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw Failures.of(e);
        }
    }

    Path path() {
        return folder;
    }

    /// Whether the process that held the folder last was killed, or could not finish.
    boolean wasKilled() {
        return wasKilled;
    }

    /// The store's file. If there is none, `maker` makes it under another name first: of half a file nothing could be
    /// told.
    Path file(Consumer<Path> maker) throws IOException {
        Path file = folder.resolve(FILE);
        dropLog(file);
        if (Files.notExists(file)) {
            Path half = folder.resolve(NEW_FILE);
            dropLog(half);
            Files.deleteIfExists(half);
            maker.accept(half);
            restrict(half, FILE_RIGHTS);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    /// How many bytes lie in the log, which are copied into the file at commit.
    long pending() {
        Path file = folder.resolve(FILE);
        long size = 0;
        for (int i = 0; log(file, i).toFile().length() > 0; i++) {
            size += log(file, i).toFile().length();
        }
        return size;
    }

    /// Gives the damaged file another name, unchanged, and says which.
    Path setAside(Instant now) throws IOException {
        Path file = folder.resolve(FILE);
        Path aside = folder.resolve(FILE + ".damaged-" + STAMP.format(now));
        for (int i = 0; Files.exists(log(file, i)); i++) {
            Files.move(log(file, i), log(aside, i));
        }
        return Files.move(file, aside);
    }

    /// Lets go of the folder, its file being closed and whole.
    void release() throws IOException {
        mark(ENDED);
        lock.close();
    }

    /// Lets go of a folder in which something is not as it should be.
    void abandon() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("The lock file did not close", e);
        }
    }

    /// MapDB never reads the log of a process that was killed, but would write over the beginning of it.
    private static void dropLog(Path file) throws IOException {
        for (int i = 0; Files.deleteIfExists(log(file, i)); i++) {}
    }

    private static Path log(Path file, int number) {
        return file.resolveSibling(file.getFileName() + ".wal." + number);
    }

    /// In place, so that a full disk does not matter.
    private void mark(int state) throws IOException {
        lock.write(ByteBuffer.wrap(new byte[] {(byte) state}), 0);
        lock.force(false);
    }

    private static FileAttribute<?>[] attributes(Path folder, Set<PosixFilePermission> rights) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }

    private static void restrict(Path path, Set<PosixFilePermission> rights) throws IOException {
        if (isPosix(path) && !Files.getPosixFilePermissions(path).equals(rights)) {
            Files.setPosixFilePermissions(path, rights);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
