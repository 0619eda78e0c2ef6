package chat.hearth.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A broker that says what a test wants it to say, byte by byte, and remembers what it was told. Carries nothing.
final class ScriptedBroker implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    final List<byte[]> connects = new CopyOnWriteArrayList<>();
    final List<String> publishes = new CopyOnWriteArrayList<>();
    final List<List<String>> subscribes = new CopyOnWriteArrayList<>();
    /// Publications and subscriptions in the order in which they came.
    final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile String connAck = "2003000000";
    private volatile Function<String, Optional<String>> onPublish = _ -> Optional.of("4002IIII");

    private ScriptedBroker(ServerSocket server) {
        this.server = server;
    }

    static ScriptedBroker start() {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ScriptedBroker broker = new ScriptedBroker(server);
            broker.threads.execute(broker::accept);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /// The answer to every CONNECT, in hex.
    ScriptedBroker connAck(String hex) {
        connAck = hex;
        return this;
    }

    /// By topic, the answer to a publication in hex, where IIII stands for its packet identifier; "close" closes the
    /// connection and nothing leaves it without an answer.
    ScriptedBroker onPublish(Function<String, Optional<String>> answer) {
        onPublish = answer;
        return this;
    }

    /// Closes every connection in good order.
    void hangUp() {
        sockets.forEach(ScriptedBroker::close);
        sockets.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (answer(in, client.getOutputStream())) {
                // Until it says goodbye.
            }
        } catch (IOException e) {
            // Gone.
        }
    }

    private boolean answer(DataInputStream in, OutputStream out) throws IOException {
        int head;
        try {
            head = in.readUnsignedByte();
        } catch (EOFException e) {
            return false;
        }
        byte[] body = in.readNBytes(variable(in));
        switch (head >> 4) {
            case 1 -> {
                connects.add(body);
                send(out, connAck);
            }
            case 3 -> {
                return published(head, ByteBuffer.wrap(body), out);
            }
            case 8 -> subscribed(ByteBuffer.wrap(body), out);
            case 10 -> send(out, "b0" + "04" + HexFormat.of().formatHex(body, 0, 2) + "0000");
            case 12 -> send(out, "d000");
            case 14 -> {
                return false;
            }
            default -> {
                // Acknowledgements.
            }
        }
        return true;
    }

    private boolean published(int head, ByteBuffer body, OutputStream out) throws IOException {
        String topic = text(body);
        publishes.add(topic);
        heard.add("publish " + topic);
        if ((head & 6) == 0) {
            return true;
        }
        String id = String.format("%04x", body.getShort() & 0xffff);
        Optional<String> answer = onPublish.apply(topic);
        if (answer.equals(Optional.of("close"))) {
            return false;
        }
        if (answer.isPresent()) {
            send(out, answer.get().replace("IIII", id));
        }
        return true;
    }

    private void subscribed(ByteBuffer body, OutputStream out) throws IOException {
        String id = String.format("%04x", body.getShort() & 0xffff);
        body.position(body.position() + 1 + body.get(body.position()));
        List<String> filters = new CopyOnWriteArrayList<>();
        ByteArrayOutputStream granted = new ByteArrayOutputStream();
        while (body.hasRemaining()) {
            String filter = text(body);
            int options = body.get();
            filters.add(filter + " " + (options & 3) + " " + (options >> 4 & 3));
            granted.write(options & 3);
        }
        subscribes.add(filters);
        String first = filters.getFirst();
        heard.add("subscribe " + first.substring(0, first.indexOf(' ')));
        send(
                out,
                "90" + String.format("%02x", 3 + granted.size()) + id + "00"
                        + HexFormat.of().formatHex(granted.toByteArray()));
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.getShort() & 0xffff];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int variable(DataInputStream in) throws IOException {
        int value = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            value |= (next & 127) << shift;
            shift += 7;
        } while (next > 127);
        return value;
    }

    private static void send(OutputStream out, String hex) throws IOException {
        out.write(HexFormat.of().parseHex(hex));
        out.flush();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
    }
}
