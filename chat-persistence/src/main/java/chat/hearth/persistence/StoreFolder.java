package chat.hearth.persistence;

import chat.hearth.core.store.StoreException;
import java.io.IOException;
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

/// The folder of a store, held by one process at a time, readable by its owner alone.
final class StoreFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final String FILE = "hearth.db";
    private static final String NEW_FILE = "hearth.db.new";
    private static final String LOCK_FILE = "hearth.lock";
    private static final String JOURNAL = ".journal";
    private static final Set<PosixFilePermission> FOLDER_RIGHTS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_RIGHTS = PosixFilePermissions.fromString("rw-------");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final FileChannel lock;

    private StoreFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
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
            return new StoreFolder(folder, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw Failures.of(e);
        }
    }

    Path path() {
        return folder;
    }

    /// The store's file. If there is none, `maker` makes it under another name first: of half a file nothing could be
    /// told.
    Path file(Consumer<Path> maker) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            Path half = folder.resolve(NEW_FILE);
            Files.deleteIfExists(half);
            maker.accept(half);
            put(half);
        }
        return file;
    }

    /// Makes a whole file that stands alone the store's file.
    private void put(Path whole) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE + JOURNAL));
        Files.move(whole, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        if (isPosix(folder)) {
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
        }
    }

    /// Gives the damaged file another name, unchanged, and says which.
    Path setAside(Instant now) throws IOException {
        String aside = FILE + ".damaged-" + STAMP.format(now);
        if (Files.exists(folder.resolve(FILE + JOURNAL))) {
            Files.move(folder.resolve(FILE + JOURNAL), folder.resolve(aside + JOURNAL));
        }
        return Files.move(folder.resolve(FILE), folder.resolve(aside));
    }

    /// Lets go of the folder.
    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("The lock file did not close", e);
        }
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
