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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One program for one profile: the first holds the lock and listens on the socket; a second start knocks there, hands
/// over its invitation if it has one, and ends. The first answers from the moment it has the profile: what is brought
/// before it can be used waits.
final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    private static final int MAX_KNOCK = 64 * 1024;
    /// Longer paths are no names of sockets (`sun_path` in unix(7)).
    private static final int MAX_SOCKET_PATH = 100;
    /// The byte of the lock file that stands for the profile, and the one for who is about to take it.
    private static final long PROFILE = 0;

    private static final long TAKING = 1;

    /// A program that hangs does not keep the next one waiting.
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final FileChannel file;
    private final FileLock lock;
    private final Path socket;
    private final Optional<ServerSocketChannel> door;
    private final Knocks knocks = new Knocks();

    private SingleInstance(FileChannel file, FileLock lock, Path socket, Optional<ServerSocketChannel> door) {
        this.file = file;
        this.lock = lock;
        this.socket = socket;
        this.door = door;
    }

    /// Takes the profile, if nobody has it. Who has taken it has its door open: it can be knocked at.
    static Optional<SingleInstance> take(Profile profile) throws IOException {
        FileChannel file = FileChannel.open(profile.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<SingleInstance> taken = Optional.empty();
        try (FileLock _ = file.lock(TAKING, 1, false)) {
            Optional<FileLock> lock = Optional.ofNullable(file.tryLock(PROFILE, 1, false));
            Path socket = socket(profile);
            taken = lock.map(mine -> new SingleInstance(file, mine, socket, door(socket)));
        } catch (OverlappingFileLockException sameProgram) {
            LOG.debug("This program has the profile already");
        }
        taken.ifPresentOrElse(SingleInstance::answer, () -> close(file));
        return taken;
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

    /// Tells `listener` of every knock, those before first: the invitation that was brought, or nothing. It is told on
    /// this thread and on one of the door's own, and must not wait.
    void listen(Consumer<String> listener) {
        knocks.listen(listener);
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

    private void answer() {
        door.ifPresent(open -> Thread.ofPlatform().daemon().name("hearth-door").start(() -> serve(open)));
    }

    private void serve(ServerSocketChannel open) {
        while (open.isOpen()) {
            try (SocketChannel guest = open.accept()) {
                byte[] said = Channels.newInputStream(guest).readNBytes(MAX_KNOCK);
                knocks.brought(new String(said, StandardCharsets.UTF_8));
                guest.write(ByteBuffer.wrap(new byte[] {1}));
            } catch (IOException e) {
                LOG.debug("A knock that came to nothing: {}", e.toString());
            }
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("A lock that was not got could not be closed: {}", e.toString());
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

    /// What was brought, until somebody listens; in its order.
    private static final class Knocks {
        private final List<String> waiting = new ArrayList<>();
        private Consumer<String> listener = waiting::add;

        private synchronized void brought(String invitation) {
            listener.accept(invitation);
        }

        private synchronized void listen(Consumer<String> now) {
            listener = now;
            waiting.forEach(now);
            waiting.clear();
        }
    }
}
