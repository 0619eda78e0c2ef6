package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Mosquitto process of its own on a free port of 127.0.0.1. Where the program is missing the test is skipped.
public final class Mosquitto implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

    private final Path folder;
    private final List<String> config;
    private final int port;
    private @Nullable Process process;

    private Mosquitto(Path folder, int port, List<String> config) {
        this.folder = folder;
        this.port = port;
        this.config = config;
    }

    /// Lines of the configuration besides the listener, which come after it.
    public static final class Setup {
        private final Path folder;
        private final List<String> lines = new ArrayList<>();
        private boolean anonymous = true;

        private Setup(Path folder) {
            this.folder = folder;
        }

        public Setup with(String... more) {
            lines.addAll(List.of(more));
            return this;
        }

        /// Written to disk at every change, so that a killed process loses nothing.
        public Setup persistent() {
            return with(
                    "persistence true",
                    "persistence_location " + folder + "/",
                    "autosave_interval 1",
                    "autosave_on_changes true");
        }

        public Setup users(Map<String, String> passwords) {
            anonymous = false;
            return with("password_file " + passwords(folder, passwords));
        }

        public Setup rules(String... acl) {
            Path file = folder.resolve("acl");
            write(file, List.of(acl));
            return with("acl_file " + file);
        }

        public Setup tls(Path certificate, Path key) {
            return with("certfile " + certificate, "keyfile " + key);
        }

        public Mosquitto start() {
            int port = freePort();
            List<String> config = new ArrayList<>();
            config.add("listener " + port + " 127.0.0.1");
            config.add("allow_anonymous " + anonymous);
            config.add("user " + System.getProperty("user.name"));
            config.add("log_type none");
            config.addAll(lines);
            Mosquitto mosquitto = new Mosquitto(folder, port, config);
            mosquitto.restart();
            return mosquitto;
        }
    }

    /// The lines of a whole configuration as somebody would copy them, with files in other places and another port.
    static Mosquitto as(Path folder, List<String> lines, Map<String, Path> files) {
        program();
        int port = freePort();
        List<String> config = new ArrayList<>(List.of("user " + System.getProperty("user.name"), "log_type none"));
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            String value = words[0].equals("listener") ? port + " 127.0.0.1" : words[1];
            config.add(words[0] + " " + (files.containsKey(value) ? files.get(value) : value));
        }
        Mosquitto mosquitto = new Mosquitto(folder, port, config);
        mosquitto.restart();
        return mosquitto;
    }

    /// A file of passwords as the broker wants it.
    static Path passwords(Path folder, Map<String, String> passwords) {
        Path file = folder.resolve("passwords");
        write(
                file,
                passwords.entrySet().stream()
                        .map(e -> e.getKey() + ":" + e.getValue())
                        .toList());
        run("mosquitto_passwd", "-U", file.toString());
        return file;
    }

    public static Setup in(Path folder) {
        return new Setup(folder);
    }

    public static Mosquitto start(Path folder) {
        return in(folder).start();
    }

    public int port() {
        return port;
    }

    public URI uri() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    /// Where the program is; without it the test is skipped. To be asked before anything that has to be ended again.
    public static Path program() {
        Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "this test needs the package mosquitto, and mosquitto is not installed");
        return program.orElseThrow();
    }

    /// Starts the process again on the same port.
    public void restart() {
        Path program = program();
        Path file = folder.resolve("mosquitto.conf");
        write(file, config);
        process = begin(program.toString(), "-c", file.toString());
        Await.within(PATIENCE, "Mosquitto listens on " + port, this::listens);
    }

    /// Ends the process in good order.
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            ended(running);
        }
    }

    /// Ends the process as a crash would.
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            ended(running);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void ended(Process running) {
        Await.within(PATIENCE, "Mosquitto has ended", () -> !running.isAlive());
        process = null;
    }

    private boolean listens() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException("Mosquitto has ended at once: " + config);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(String... command) {
        Process program = begin(command);
        Await.within(PATIENCE, command[0] + " has ended", () -> !program.isAlive());
        if (program.exitValue() != 0) {
            throw new IllegalStateException(command[0] + " failed: " + program.exitValue());
        }
    }

    private static Process begin(String... command) {
        try {
            return new ProcessBuilder(Stream.of(command).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "this test needs the program " + command[0] + ", which is not installed");
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
