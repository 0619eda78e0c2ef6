package chat.hearth.persistence;

import chat.hearth.core.store.StoreException;
import chat.hearth.persistence.volume.FolderNames;
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
    private static final int SOUND = 0;
    private static final int SUSPECT = 1;
    private static final Set<PosixFilePermission> FOLDER_RIGHTS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_RIGHTS = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final FileChannel lock;
    private boolean suspect;

    private StoreFolder(Path folder, FileChannel lock, boolean suspect) {
        this.folder = folder;
        this.lock = lock;
        this.suspect = suspect;
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
            ByteBuffer state = ByteBuffer.allocate(1);
            channel.read(state, 0);
            return new StoreFolder(folder, channel, state.get(0) == SUSPECT);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw Failures.of(e);
        }
    }

    Path path() {
        return folder;
    }

    /// Whether damage was met the last time, and not looked for since.
    boolean isSuspect() {
        return suspect;
    }

    /// Damage was met: all of the file is to be looked at when it is opened the next time. For any thread.
    void suspect() throws IOException {
        mark(SUSPECT);
    }

    /// All of the file was looked at.
    void acquit() throws IOException {
        if (suspect) {
            mark(SOUND);
            suspect = false;
        }
    }

    /// Of the file, in bytes.
    long size() throws IOException {
        return Files.size(folder.resolve(FILE));
    }

    /// Where the store's file is, or would be.
    Path file() {
        return folder.resolve(FILE);
    }

    boolean hasFile() {
        return Files.exists(folder.resolve(FILE));
    }

    /// Puts a copy of a backup in the place of the file, which is not there.
    ///
    /// @param check throws if the copy is of no use; then there still is no file
    void restore(Path backup, Consumer<Path> check) throws IOException {
        Path half = folder.resolve(NEW_FILE);
        Files.deleteIfExists(folder.resolve(NEW_FILE + JOURNAL));
        Files.copy(backup, half, StandardCopyOption.REPLACE_EXISTING);
        restrict(half, FILE_RIGHTS);
        check.accept(half);
        put(half);
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
        new FolderNames(folder).sync();
    }

    /// Gives the damaged file another name, with all that is in it, and says which.
    Path setAside(Instant now) throws IOException {
        String aside = FILE + ".damaged-" + Backups.stamp(now);
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
        return new FolderNames(path).hasOwners();
    }
}
