package chat.hearth.persistence.volume;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files of the operating system, readable by their owner alone and locked while they are open.
record FolderDisk(Path folder) implements Disk {
    private static final Set<StandardOpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    @Override
    public boolean exists(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public DiskFile open(String name) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(name), OPTIONS, attributes());
        try {
            if (channel.tryLock() != null) {
                return new OpenChannel(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another one in this process: the same answer.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new VolumeException(VolumeException.Why.LOCKED, name + " is open elsewhere");
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void syncNames() throws IOException {
        new FolderNames(folder).sync();
    }

    private FileAttribute<?>[] attributes() {
        return new FolderNames(folder).hasOwners()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private record OpenChannel(FileChannel channel) implements DiskFile {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(long position, ByteBuffer to) throws IOException {
            long next = position;
            while (to.hasRemaining()) {
                int count = channel.read(to, next);
                if (count < 0) {
                    throw new EOFException("nothing at " + next);
                }
                next += count;
            }
        }

        @Override
        public void write(long position, ByteBuffer from) throws IOException {
            long next = position;
            while (from.hasRemaining()) {
                next += channel.write(from, next);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
