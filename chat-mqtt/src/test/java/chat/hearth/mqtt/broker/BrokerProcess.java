package chat.hearth.mqtt.broker;

import chat.hearth.core.bytes.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A broker in a Java process of its own, that a test may kill.
public final class BrokerProcess implements AutoCloseable {
    public static final String JOIN_CODE = Visitor.JOIN_CODE;

    private final Process process;
    private final int port;
    private final Bytes certificate;

    private BrokerProcess(Process process) throws IOException {
        this.process = process;
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        port = Integer.parseInt(lines.readLine());
        certificate = Bytes.ofHex(lines.readLine());
    }

    static BrokerProcess start(Path folder) throws IOException {
        return start(folder, 0);
    }

    /// @param port to listen on; 0 for any
    public static BrokerProcess start(Path folder, int port) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new BrokerProcess(process);
    }

    public int port() {
        return port;
    }

    public Bytes certificate() {
        return certificate;
    }

    /// As `kill -9` does.
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(Visitor.PATIENCE_S, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }

    /// Runs until it is killed, or until the test that started it is gone.
    static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), JOIN_CODE);
        out.println(broker.port());
        out.println(broker.certificate().hex());
        out.flush();
        int end = System.in.read();
        Runtime.getRuntime().halt(end);
    }
}
