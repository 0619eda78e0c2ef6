package chat.hearth.mqtt.broker;

import chat.hearth.core.transport.Hosting.Why;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder of a broker, held by this process alone. Artemis has a lock too, but waits for it for ever.
final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            return lock(FileChannel.open(
                    folder.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new HostingFailed(Why.FOLDER_NOT_WRITABLE, e);
        }
    }

    private static FolderLock lock(FileChannel file) throws IOException {
        if (tryLock(file) == null) {
            file.close();
            throw new HostingFailed(Why.LOCKED, "another broker runs on this folder");
        }
        return new FolderLock(file);
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new HostingFailed(Why.FAILED, e);
        }
    }
}
