package chat.hearth.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A network between a client and a broker on this computer, that can be cut, stalled and slowed.
public final class FaultProxy implements AutoCloseable {
    private enum Mode {
        PASSING,
        /// Every new connection is reset at once.
        REFUSING,
        /// Everything is accepted and nothing gets through: a cable that was cut.
        STALLED
    }

    private final int target;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final Object gate = new Object();
    private volatile Mode mode = Mode.PASSING;
    private volatile Duration delay = Duration.ZERO;

    private FaultProxy(int target, ServerSocket server) {
        this.target = target;
        this.server = server;
    }

    /// What carries the bytes of one connection, each way; each runs until its end.
    interface Pumps {
        List<Runnable> of(Socket client, Socket broker) throws IOException;
    }

    /// @param port of the broker on 127.0.0.1
    public static FaultProxy before(int port) {
        FaultProxy proxy = new FaultProxy(port, bound());
        proxy.begin((client, broker) -> List.of(() -> proxy.pump(client, broker), () -> proxy.pump(broker, client)));
        return proxy;
    }

    /// The same with other pumps.
    static FaultProxy before(int port, Pumps pumps) {
        FaultProxy proxy = new FaultProxy(port, bound());
        proxy.begin(pumps);
        return proxy;
    }

    private void begin(Pumps pumps) {
        threads.execute(() -> accept(pumps));
    }

    private static ServerSocket bound() {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /// How many connections were ever made through it.
    public int connections() {
        return connections.get();
    }

    /// Resets every connection; new ones are let through.
    public void cut() {
        sockets.forEach(FaultProxy::reset);
        sockets.clear();
    }

    /// As [#cut()], and new ones are reset until [#mend()].
    public void sever() {
        mode = Mode.REFUSING;
        cut();
    }

    /// Lets nothing through any more in either direction, and tells nobody.
    public void stall() {
        mode = Mode.STALLED;
    }

    /// Lets everything through, also what was held back.
    public void mend() {
        mode = Mode.PASSING;
        synchronized (gate) {
            gate.notifyAll();
        }
    }

    /// Keeps every piece of data for so long.
    public void delay(Duration each) {
        delay = each;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
            threads.shutdownNow();
        }
    }

    private void accept(Pumps pumps) {
        while (!server.isClosed()) {
            try {
                connect(server.accept(), pumps);
            } catch (IOException e) {
                // Closed, or the broker is away: the client sees a reset.
            }
        }
    }

    private void connect(Socket client, Pumps pumps) throws IOException {
        if (mode == Mode.REFUSING) {
            reset(client);
            return;
        }
        connections.incrementAndGet();
        try {
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(broker);
            pumps.of(client, broker).forEach(threads::execute);
        } catch (IOException e) {
            reset(client);
            throw e;
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                hold();
                to.getOutputStream().write(buffer, 0, read);
            }
            hold();
            to.shutdownOutput();
        } catch (IOException e) {
            reset(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold() throws InterruptedException {
        if (delay.isPositive()) {
            Thread.sleep(delay);
        }
        synchronized (gate) {
            while (mode == Mode.STALLED) {
                gate.wait();
            }
        }
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
    }
}
