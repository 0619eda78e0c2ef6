package chat.hearth.mqtt;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A broker that loses, doubles and delays messages on their way to one client, after it has confirmed them: a proxy
/// that reads MQTT 5 (sections 2.1 and 3.3) and meddles with what goes to inboxes at QoS 1. What it loses it confirms
/// to the broker itself. In a storm it also lets messages overtake each other, whatever they belong to, cuts
/// connections,
/// and leaves some open on which nothing comes through any more.
final class LossyProxy implements AutoCloseable {
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;

    private final Random chance;
    private final ScheduledExecutorService late =
            Executors.newScheduledThreadPool(0, Thread.ofVirtual().factory());
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger swapped = new AtomicInteger();
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private final AtomicInteger silencesLeft = new AtomicInteger();
    /// How many messages pass before.
    private final AtomicInteger untilTrouble = new AtomicInteger();
    private final FaultProxy proxy;
    private volatile boolean stormy;

    private LossyProxy(int port, long seed) {
        chance = new Random(seed);
        proxy = FaultProxy.before(port, this::pumps);
    }

    /// Loses a tenth of the messages, doubles one in twenty and delays as many by up to 200 ms.
    ///
    /// @param port of the broker on 127.0.0.1
    static LossyProxy before(int port, long seed) {
        return new LossyProxy(port, seed);
    }

    /// From now on there is a storm, with that many connections cut and that many left open in silence: one after at
    /// most
    /// 40 messages.
    void storm(int cuts, int silences) {
        cutsLeft.set(cuts);
        silencesLeft.set(silences);
        untilTrouble.set(fewMessages());
        stormy = true;
    }

    /// Whether everything that the storm had to bring has come.
    boolean isOver() {
        return cutsLeft.get() == 0 && silencesLeft.get() == 0;
    }

    private int fewMessages() {
        return 10 + chance.nextInt(30);
    }

    private boolean isTimeForTrouble() {
        boolean now = !isOver() && untilTrouble.decrementAndGet() == 0;
        if (now) {
            untilTrouble.set(fewMessages());
        }
        return now;
    }

    int swapped() {
        return swapped.get();
    }

    int port() {
        return proxy.port();
    }

    int lost() {
        return lost.get();
    }

    @Override
    public void close() {
        proxy.close();
        late.shutdownNow();
    }

    private List<Runnable> pumps(Socket client, Socket broker) throws IOException {
        Way way = new Way(broker.getOutputStream(), client.getOutputStream(), () -> {
            FaultProxy.reset(client);
            FaultProxy.reset(broker);
        });
        return List.of(() -> pump(client, broker, way::up), () -> pump(broker, client, way::down));
    }

    private interface Step {
        void take(byte[] frame) throws IOException;
    }

    private static void pump(Socket from, Socket to, Step step) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()))) {
            while (true) {
                step.take(frame(in));
            }
        } catch (EOFException ended) {
            FaultProxy.reset(to);
        } catch (IOException e) {
            FaultProxy.reset(to);
            FaultProxy.reset(from);
        }
    }

    /// Fixed header, remaining length and what it counts.
    private static byte[] frame(DataInputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(in.readUnsignedByte());
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.readUnsignedByte();
            whole.write(digit);
            length |= (digit & 127) << shift;
            shift += 7;
        } while (digit > 127);
        byte[] rest = new byte[length];
        in.readFully(rest);
        whole.writeBytes(rest);
        return whole.toByteArray();
    }

    /// The two directions of one connection.
    private final class Way {
        private final OutputStream toBroker;
        private final OutputStream toClient;
        private final Runnable cut;
        private final Queue<byte[]> heldBack = new ConcurrentLinkedQueue<>();
        private volatile boolean silent;
        /// The packet ids of doubles, of which the broker does not know. Brokers begin at 1.
        private final Set<Integer> doubled = ConcurrentHashMap.newKeySet();

        private int lastDouble = 50_000;

        private Way(OutputStream toBroker, OutputStream toClient, Runnable cut) {
            this.toBroker = toBroker;
            this.toClient = toClient;
            this.cut = cut;
        }

        private void up(byte[] frame) throws IOException {
            if (silent) {
                return;
            }
            boolean second = type(frame) == PUBACK && doubled.remove(number(frame, 2));
            if (!second) {
                write(toBroker, frame);
            }
        }

        private void down(byte[] frame) throws IOException {
            if (stormy) {
                storm(frame);
            } else {
                meddle(frame);
            }
        }

        private void storm(byte[] frame) throws IOException {
            boolean message = !silent && type(frame) == PUBLISH;
            if (message && isTimeForTrouble()) {
                trouble();
            } else if (message && chance.nextInt(12) == 0) {
                swapped.incrementAndGet();
                heldBack.add(frame);
                late.schedule(this::letGo, 100, TimeUnit.MILLISECONDS);
            } else if (!silent) {
                meddle(frame);
                letGo();
            }
        }

        private void trouble() {
            boolean quietly = silencesLeft.get() > 0 && (cutsLeft.get() == 0 || chance.nextBoolean());
            if (quietly) {
                silencesLeft.decrementAndGet();
                silent = true;
            } else {
                cutsLeft.decrementAndGet();
                cut.run();
            }
        }

        private void letGo() {
            for (byte[] frame = heldBack.poll(); frame != null && !silent; frame = heldBack.poll()) {
                late(frame);
            }
        }

        private void meddle(byte[] frame) throws IOException {
            if (type(frame) != PUBLISH || (frame[0] >> 1 & 3) != 1 || !isForAnInbox(frame)) {
                write(toClient, frame);
                return;
            }
            int at = start(frame) + 2 + number(frame, start(frame));
            int id = number(frame, at);
            switch (chance.nextInt(20)) {
                case 0, 1 -> {
                    lost.incrementAndGet();
                    write(toBroker, new byte[] {(byte) (PUBACK << 4), 2, (byte) (id >> 8), (byte) id});
                }
                case 2 -> {
                    write(toClient, frame);
                    write(toClient, doubleOf(frame, at));
                }
                case 3 -> late.schedule(() -> late(frame), 1 + chance.nextInt(200), TimeUnit.MILLISECONDS);
                default -> write(toClient, frame);
            }
        }

        /// The same under another id: to use one id twice in a connection is an error.
        private byte[] doubleOf(byte[] frame, int at) {
            byte[] copy = frame.clone();
            doubled.add(++lastDouble);
            copy[at] = (byte) (lastDouble >> 8);
            copy[at + 1] = (byte) lastDouble;
            return copy;
        }

        private void late(byte[] frame) {
            try {
                write(toClient, frame);
            } catch (IOException e) {
                // The connection has ended meanwhile.
            }
        }

        private static void write(OutputStream out, byte[] frame) throws IOException {
            synchronized (out) {
                out.write(frame);
                out.flush();
            }
        }

        private static int type(byte[] frame) {
            return (frame[0] & 0xff) >> 4;
        }

        private static boolean isForAnInbox(byte[] frame) {
            int start = start(frame);
            String topic = new String(frame, start + 2, number(frame, start), StandardCharsets.UTF_8);
            return topic.contains("/in/");
        }

        /// Where the variable header begins.
        private static int start(byte[] frame) {
            int at = 1;
            while (frame[at] < 0) {
                at++;
            }
            return at + 1;
        }

        private static int number(byte[] frame, int at) {
            return (frame[at] & 0xff) << 8 | frame[at + 1] & 0xff;
        }
    }
}
