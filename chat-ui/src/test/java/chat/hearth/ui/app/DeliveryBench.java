package chat.hearth.ui.app;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.delivery.Pace;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.seal.BareSeal;
import chat.hearth.core.seal.PlainCipher;
import chat.hearth.core.session.Session;
import chat.hearth.core.session.SessionFactory;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Store;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.mqtt.Await;
import chat.hearth.mqtt.Mosquitto;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Measures delivery from one client to another, both with a store on the disk and acknowledgements end to end, beside
/// the bare HiveMQ client on the same Mosquitto in the same run: 256 B a message, 16 and 200 in flight end to end, and
/// the way of one message at a hundred a second. First as it is right after the start, while Java still interprets and
/// compiles most of it; then after each has been at it for a while, the medians of some rounds by turns.
public final class DeliveryBench {
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int ROUNDS = 5;
    private static final int COUNT = 3_000;
    private static final int SINGLE = 400;
    private static final String TEXT = "x".repeat(256);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private DeliveryBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("hearth-bench-");
        try (Mosquitto mosquitto = Mosquitto.in(folder)
                .with("max_inflight_messages 500", "max_queued_messages 100000", "set_tcp_nodelay true")
                .start()) {
            Way bare = new BareClients(mosquitto.port());
            Way open = new TwoSessions(
                    "Hearth, neither signed nor sealed",
                    folder.resolve("open"),
                    mosquitto.port(),
                    sessions -> sessions.sealing(BareSeal::new));
            Way signed = new TwoSessions(
                    "Hearth, suite 0",
                    folder.resolve("signed"),
                    mosquitto.port(),
                    sessions -> sessions.sealing(PlainCipher::new));
            Way encrypted = new TwoSessions(
                    "Hearth, suite 2", folder.resolve("encrypted"), mosquitto.port(), UnaryOperator.identity());
            List<Way> ways = List.of(bare, open, signed, encrypted);
            System.out.printf("Delivery over Mosquitto, 256 B, %d messages, load average %s%n", COUNT, load());
            tell("right after the start", 200, ways, 1);
            for (Way way : ways) {
                warmUp(way);
            }
            for (int flying : new int[] {16, 200}) {
                tell("warm", flying, ways, ROUNDS);
            }
            for (Way way : ways) {
                say("%-42s one way at 100/s: p50 %.2f ms, p95 %.2f ms", way.name(), single(way));
            }
            append(folder.resolve("append"));
            for (Way way : ways) {
                way.close();
            }
        } finally {
            Folders.deleteQuietly(folder);
        }
    }

    /// From one client to another.
    private interface Way {
        String name();

        /// @param arrived told the number when it has arrived, and (where there is such a thing) been acknowledged
        void begin(Consumer<Integer> seen, Consumer<Integer> arrived);

        void send(int number);

        void close();
    }

    /// @param micros of all processors, a message; the broker's included
    private record Round(double rate, double micros) {}

    /// The first of the ways is what the others are compared with.
    private static void tell(String when, int flying, List<Way> ways, int rounds) throws InterruptedException {
        Map<Way, List<Round>> all = new LinkedHashMap<>();
        for (int i = 0; i < rounds; i++) {
            for (Way way : ways) {
                all.computeIfAbsent(way, _ -> new ArrayList<>()).add(round(way, flying));
            }
        }
        double most = median(all.getOrDefault(ways.getFirst(), List.of()), Round::rate);
        all.forEach((way, each) -> say(
                "%-42s %3d in flight, %s: %6.0f a second (%.2f of bare), %4.0f us of a processor each",
                way.name(),
                flying,
                when,
                median(each, Round::rate),
                median(each, Round::rate) / most,
                median(each, Round::micros)));
    }

    private static Round round(Way way, int flying) throws InterruptedException {
        long before = processor();
        double rate = throughput(way, flying, COUNT);
        return new Round(rate, (processor() - before) / 1e3 / COUNT);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }

    /// In nanoseconds, of this process and of the broker that it has started.
    private static long processor() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().children())
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    private static void warmUp(Way way) throws InterruptedException {
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            throughput(way, 100, 500);
        }
    }

    private static double throughput(Way way, int flying, int count) throws InterruptedException {
        Semaphore window = new Semaphore(flying);
        way.begin(_ -> {}, _ -> window.release());
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            acquire(window, 1);
            way.send(i);
        }
        acquire(window, flying);
        return count * 1e9 / (System.nanoTime() - begin);
    }

    private static Object[] single(Way way) throws InterruptedException {
        Map<Integer, Long> sent = new ConcurrentHashMap<>();
        Map<Integer, Long> took = new ConcurrentHashMap<>();
        way.begin(number -> took.put(number, System.nanoTime() - sent.getOrDefault(number, 0L)), _ -> {});
        long begin = System.nanoTime();
        for (int i = 0; i < SINGLE; i++) {
            long due = begin + i * 10_000_000L;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            sent.put(i, System.nanoTime());
            way.send(i);
        }
        Await.within(LIMIT, "all have arrived", () -> took.size() == SINGLE);
        return quantiles(took.values().stream().mapToLong(each -> each).toArray());
    }

    private static Object[] quantiles(long[] nanos) {
        Arrays.sort(nanos);
        return new Object[] {nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 95 / 100] / 1e6};
    }

    private static void append(Path folder) {
        try (DaemonCoreThread core = new DaemonCoreThread("store", Clock.systemUTC())) {
            Windowless program = Windowless.on(core);
            Store store = program.ask(() -> program.stores().open(folder)).join();
            PeerId bob = new PeerId("b".repeat(32));
            long[] took = new long[SINGLE];
            for (int i = 0; i < SINGLE; i++) {
                Instant now = Instant.now();
                MessageId id = MessageId.create(now, new SecureRandom());
                Message message =
                        new Message(new ConversationId(bob), id, bob, i + 1, now, now, TEXT, new Delivery.Received());
                long begin = System.nanoTime();
                program.ask(() -> store.commit(List.of(new Change.Append(message))))
                        .join();
                took[i] = System.nanoTime() - begin;
            }
            program.ask(store::close).join();
            say("%-42s p50 %.2f ms, p95 %.2f ms", "durable append of the same store", quantiles(took));
        }
    }

    private static void acquire(Semaphore window, int permits) throws InterruptedException {
        if (!window.tryAcquire(permits, LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("nothing arrives any more");
        }
    }

    private static String load() throws IOException {
        String all = Files.readString(Path.of("/proc/loadavg"));
        return all.substring(0, all.indexOf(' '));
    }

    private static void say(String form, Object... values) {
        Object[] flat = Arrays.stream(values)
                .flatMap(value ->
                        value instanceof Object[] many ? Arrays.stream(many) : Arrays.stream(new Object[] {value}))
                .toArray();
        System.out.printf(Locale.ROOT, form + "%n", flat);
    }

    /// The library alone: one client publishes, another has subscribed.
    private static final class BareClients implements Way {
        private final Mqtt5AsyncClient from;
        private final Mqtt5AsyncClient to;
        private volatile Consumer<Integer> seen = _ -> {};
        private volatile Consumer<Integer> arrived = _ -> {};

        private BareClients(int port) {
            from = connected(port);
            to = connected(port);
            to.subscribeWith()
                    .topicFilter("bare/in")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(publish -> {
                        int number = Integer.parseInt(
                                new String(publish.getPayloadAsBytes(), 0, 8, StandardCharsets.UTF_8).strip());
                        seen.accept(number);
                        arrived.accept(number);
                    })
                    .send()
                    .join();
        }

        private static Mqtt5AsyncClient connected(int port) {
            Mqtt5AsyncClient client =
                    MqttClient.builder().useMqttVersion5().serverPort(port).buildAsync();
            client.connect().join();
            return client;
        }

        @Override
        public String name() {
            return "bare HiveMQ client";
        }

        @Override
        public void begin(Consumer<Integer> heard, Consumer<Integer> done) {
            seen = heard;
            arrived = done;
        }

        @Override
        public void send(int number) {
            byte[] payload = String.format("%-256d", number).getBytes(StandardCharsets.UTF_8);
            from.publishWith()
                    .topic("bare/in")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payload)
                    .send();
        }

        @Override
        public void close() {
            from.disconnect().join();
            to.disconnect().join();
        }
    }

    /// Two sessions with all that belongs to them.
    private static final class TwoSessions implements Way {
        private final Client alice;
        private final Client bob;
        private final String name;
        private volatile Consumer<Integer> seen = _ -> {};
        private volatile Consumer<Integer> arrived = _ -> {};

        private TwoSessions(String name, Path folder, int port, UnaryOperator<SessionFactory> protection) {
            this.name = name;
            alice = new Client(folder.resolve("alice"), "Alice", port, protection, event -> {
                if (event instanceof ChatEvent.MessageChanged(var message)
                        && message.delivery() instanceof Delivery.Delivered) {
                    arrived.accept(number(message));
                }
            });
            bob = new Client(folder.resolve("bob"), "Bob", port, protection, event -> {
                if (event instanceof ChatEvent.MessageAdded(var message)) {
                    seen.accept(number(message));
                }
            });
            Await.within(LIMIT, "both are connected", () -> alice.up && bob.up);
            var invitation = alice.session
                    .invite(Optional.of(URI.create("mqtt://127.0.0.1:" + port)), Optional.empty())
                    .toCompletableFuture()
                    .join();
            bob.session.addHere(invitation, "").toCompletableFuture().join();
            Await.within(LIMIT, "they are contacts", () -> alice.contact && bob.contact);
        }

        private static int number(Message message) {
            return Integer.parseInt(message.text().substring(0, 8).strip());
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void begin(Consumer<Integer> heard, Consumer<Integer> done) {
            seen = heard;
            arrived = done;
        }

        @Override
        public void send(int number) {
            String text = String.format("%-8d", number) + TEXT.substring(8);
            alice.session.send(new ConversationId(bob.session.self()), text);
        }

        @Override
        public void close() {
            alice.close();
            bob.close();
        }
    }

    private static final class Client {
        private final DaemonCoreThread core;
        private final Session session;
        private volatile boolean up;
        private volatile boolean contact;

        private Client(
                Path folder,
                String name,
                int port,
                UnaryOperator<SessionFactory> protection,
                Consumer<ChatEvent> told) {
            core = new DaemonCoreThread("core of " + name, Clock.systemUTC());
            Windowless program = Windowless.on(core);
            NetworkChoice broker = new NetworkChoice.Broker(
                    URI.create("mqtt://127.0.0.1:" + port), Optional.empty(), Optional.empty());
            SessionFactory sessions = protection.apply(
                    new SessionFactory(core, new SecureRandom(), SessionFactory.WILL_DELAY, Pace.NORMAL));
            session = program.ask(() -> program.stores()
                            .open(folder)
                            .thenCompose(store -> sessions.create(store, new DisplayName(name), broker)
                                    .thenApply(snapshot -> sessions.open(store, snapshot))))
                    .join();
            session.follow(core, new Follower() {
                @Override
                public void begin(Overview overview) {}

                @Override
                public void happened(ChatEvent event) {
                    if (event instanceof ChatEvent.LinkChanged(var link)) {
                        up = link.isUp();
                    } else if (event instanceof ChatEvent.ContactChanged(var changed)) {
                        contact = changed.isAccepted();
                    }
                    told.accept(event);
                }
            });
            session.connect(program.networks().at(broker));
        }

        private void close() {
            session.close().toCompletableFuture().join();
            core.close();
        }
    }
}
