package chat.hearth.ui.app;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One program for one profile: the first holds the lock and listens on the socket; a second start knocks there, hands
/// over its invitation if it has one, and ends.
final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    private static final int MAX_KNOCK = 64 * 1024;
    /// Longer paths are no names of sockets (`sun_path` in unix(7)).
    private static final int MAX_SOCKET_PATH = 100;

    /// A program that hangs does not keep the next one waiting.
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final FileChannel file;
    private final FileLock lock;
    private final Path socket;
    private final Optional<ServerSocketChannel> door;

    private SingleInstance(FileChannel file, FileLock lock, Path socket, Optional<ServerSocketChannel> door) {
        this.file = file;
        this.lock = lock;
        this.socket = socket;
        this.door = door;
    }

    /// Takes the profile, if nobody has it.
    static Optional<SingleInstance> take(Profile profile) throws IOException {
        FileChannel file = FileChannel.open(profile.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock = tryLock(file);
        if (lock.isEmpty()) {
            file.close();
            return Optional.empty();
        }
        Path socket = socket(profile);
        return Optional.of(new SingleInstance(file, lock.get(), socket, door(socket)));
    }

    /// Brings the program that has the profile to the front, with what it shall do. False if nobody answers.
    static boolean knock(Profile profile, String invitation) {
        Path socket = socket(profile);
        if (!Files.exists(socket)) {
            return false;
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                var answer = Selector.open()) {
            channel.write(ByteBuffer.wrap(invitation.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            channel.configureBlocking(false);
            channel.register(answer, SelectionKey.OP_READ);
            return answer.select(LONGEST_ANSWER.toMillis()) == 1 && channel.read(ByteBuffer.allocate(1)) == 1;
        } catch (IOException nobody) {
            return false;
        }
    }

    /// Tells `listener`, on a thread of its own, of every knock: the invitation that was brought, or nothing.
    void listen(Consumer<String> listener) {
        door.ifPresent(open -> Thread.ofPlatform().daemon().name("hearth-door").start(() -> serve(open, listener)));
    }

    @Override
    public void close() throws IOException {
        if (door.isPresent()) {
            door.get().close();
            Files.deleteIfExists(socket);
        }
        lock.release();
        file.close();
    }

    private static void serve(ServerSocketChannel door, Consumer<String> listener) {
        while (door.isOpen()) {
            try (SocketChannel guest = door.accept()) {
                byte[] said = Channels.newInputStream(guest).readNBytes(MAX_KNOCK);
                guest.write(ByteBuffer.wrap(new byte[] {1}));
                listener.accept(new String(said, StandardCharsets.UTF_8));
            } catch (IOException e) {
                LOG.debug("A knock that came to nothing: {}", e.toString());
            }
        }
    }

    private static Optional<FileLock> tryLock(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock());
        } catch (OverlappingFileLockException sameProgram) {
            return Optional.empty();
        }
    }

    private static Optional<ServerSocketChannel> door(Path socket) {
        try {
            Files.deleteIfExists(socket);
            ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(socket));
            return Optional.of(door);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("A second start will not find this one: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Path socket(Profile profile) {
        Path beside = profile.socket();
        if (beside.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_SOCKET_PATH) {
            return beside;
        }
        UUID name = UUID.nameUUIDFromBytes(beside.toString().getBytes(StandardCharsets.UTF_8));
        return Path.of(System.getProperty("java.io.tmpdir"), "hearth-" + name);
    }
}
