package chat.hearth.persistence;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Reading;
import chat.hearth.core.store.Store;
import chat.hearth.persistence.volume.Checksum;
import chat.hearth.persistence.volume.PageSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Measures the store on the disk of the temporary folder beside SQLite with `synchronous=FULL`, in turn, and prints a
/// table: under a key, and with checksums alone. Arguments: how many messages are in it, 10,000 and 100,000 if none is
/// given.
final class StoreFigures implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final int SINGLE = 600;
    /// So many commits of the one, then of the other.
    private static final int TURN = 50;
    private static final int GROUPED = 4_000;
    private static final int ROUNDS = 7;
    private static final int IN_FLIGHT = 64;
    private static final int PAGES = 1_000;
    private static final int OPENINGS = 9;

    private final LiveCore core = new LiveCore();
    private final Path folder;
    private final Kind kind;
    private final SqliteMessages sqlite;
    private long next;

    /// How pages are protected.
    private enum Kind {
        KEY,
        CHECKSUM;

        Engine engine(PageSeal seal) {
            return new JournalEngine(this == KEY ? seal : new Checksum());
        }
    }

    private StoreFigures(Path folder, Kind kind) throws SQLException {
        this.folder = folder;
        this.kind = kind;
        sqlite = new SqliteMessages(folder.resolve("sqlite.db"));
    }

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        List<String> sizes = args.length == 0 ? List.of("10000", "100000") : List.of(args);
        // Whoever is measured first would also be measured cold.
        figures(2_000, Kind.KEY);
        figures(2_000, Kind.CHECKSUM);
        say("| messages | pages | open ms | append p50 / p99 ms | of SQLite | 64 in flight /s | of SQLite"
                + " | newest 50 p50 / p99 ms | of SQLite | middle 50 p50 / p99 ms | bytes a message | of SQLite |");
        say("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (String size : sizes) {
            for (Kind kind : Kind.values()) {
                say(figures(Integer.parseInt(size), kind));
            }
        }
    }

    private static String figures(int messages, Kind kind) throws IOException, InterruptedException, SQLException {
        try (StoreFigures figures = new StoreFigures(Files.createTempDirectory("hearth-figures"), kind)) {
            return figures.row(messages);
        }
    }

    private String row(int messages) throws IOException, InterruptedException, SQLException {
        fill(messages);
        double bytes = (double) Files.size(store().resolve("hearth.db")) / messages;
        double theirBytes = (double) Files.size(folder.resolve("sqlite.db")) / messages;
        List<Double> opening = time(OPENINGS, () -> open().close());
        Vault vault = open();
        List<Double> newest = time(PAGES, () -> page(vault, new PageRequest.Newest(50)));
        List<Double> theirs = time(PAGES, this::sqlitePage);
        Position middle = BenchMessages.message(messages / 2).position();
        List<Double> around = time(PAGES, () -> page(vault, new PageRequest.Around(middle, 50)));
        Turns single = turns(vault);
        vault.close();
        Grouped together = groupedTurns();
        double grouped = together.ours();
        double theirGrouped = together.theirs();
        return String.format(Locale.ROOT, "| %,d | %s | %.1f |", messages, kind, at(opening, 50))
                + both(single.ours(), single.theirs())
                + String.format(Locale.ROOT, " %,.0f | %.2f× %,.0f |", grouped, grouped / theirGrouped, theirGrouped)
                + both(newest, theirs)
                + String.format(
                        Locale.ROOT, " %.3f / %.3f | %.0f | %.0f |", at(around, 50), at(around, 99), bytes, theirBytes);
    }

    private static String both(List<Double> ours, List<Double> theirs) {
        return String.format(
                Locale.ROOT,
                " %.3f / %.3f | %.2f× %.3f / %.3f |",
                at(ours, 50),
                at(ours, 99),
                at(ours, 50) / at(theirs, 50),
                at(theirs, 50),
                at(theirs, 99));
    }

    /// The same into both, the store closed, and nothing left in SQLite's log.
    private void fill(int messages) throws SQLException {
        Vault vault = open();
        while (next < messages) {
            List<Message> batch = LongStream.range(next, Math.min(messages, next + BATCH))
                    .mapToObj(BenchMessages::message)
                    .toList();
            vault.write(List.of(batch.stream().<Change>map(Change.Append::new).toList()));
            sqlite.append(batch);
            next += batch.size();
        }
        vault.close();
        sqlite.checkpoint();
    }

    /// Sorted, in milliseconds.
    private record Turns(List<Double> ours, List<Double> theirs) {}

    /// One commit after another on this thread, in turn, so that both have the same disk.
    private Turns turns(Vault vault) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < SINGLE; i += TURN) {
            ours.addAll(time(TURN, () -> vault.write(List.of(BenchMessages.append(next++)))));
            theirs.addAll(time(TURN, () -> sqliteAppend(List.of(BenchMessages.message(next++)))));
        }
        return new Turns(
                ours.stream().sorted().toList(), theirs.stream().sorted().toList());
    }

    /// Messages a second, the medians of some rounds.
    private record Grouped(double ours, double theirs) {}

    /// In turn, so that both have the same disk and the same neighbours.
    private Grouped groupedTurns() throws InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ours.add(grouped());
            theirs.add(sqliteGrouped());
        }
        return new Grouped(
                at(ours.stream().sorted().toList(), 50),
                at(theirs.stream().sorted().toList(), 50));
    }

    /// Messages a second through the port, each a commit of its own, as many waiting at once as [#IN_FLIGHT].
    private double grouped() throws InterruptedException {
        MapDbStores stores = new MapDbStores(core.thread, kind::engine, new StoreKeys(core.thread));
        Store store = answer(() -> stores.open(store()));
        Semaphore free = new Semaphore(IN_FLIGHT);
        long start = System.nanoTime();
        for (int i = 0; i < GROUPED; i++) {
            List<Change> changes = BenchMessages.append(next++);
            free.acquire();
            core.thread.execute(() -> store.commit(changes).whenComplete((_, _) -> free.release()));
        }
        free.acquire(IN_FLIGHT);
        double rate = GROUPED / ((System.nanoTime() - start) / 1e9);
        answer(store::close);
        return rate;
    }

    /// The same with SQLite: what waits is taken together by one writer, and told on the core thread.
    private double sqliteGrouped() throws InterruptedException {
        Semaphore free = new Semaphore(IN_FLIGHT);
        List<Message> waiting = new ArrayList<>();
        StoreThreads threads = StoreThreads.start();
        long start = System.nanoTime();
        for (int i = 0; i < GROUPED; i++) {
            Message message = BenchMessages.message(next++);
            free.acquire();
            core.thread.execute(() -> {
                boolean first;
                synchronized (waiting) {
                    first = waiting.isEmpty();
                    waiting.add(message);
                }
                if (first) {
                    threads.writer().execute(() -> drain(waiting, free));
                }
            });
        }
        free.acquire(IN_FLIGHT);
        double rate = GROUPED / ((System.nanoTime() - start) / 1e9);
        threads.stop();
        return rate;
    }

    private void drain(List<Message> waiting, Semaphore free) {
        List<Message> group;
        synchronized (waiting) {
            group = List.copyOf(waiting);
            waiting.clear();
        }
        if (!group.isEmpty()) {
            sqliteAppend(group);
            core.thread.execute(() -> free.release(group.size()));
        }
    }

    private void sqliteAppend(List<Message> messages) {
        try {
            sqlite.append(messages);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sqlitePage() {
        try {
            sqlite.newest();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void page(Vault vault, PageRequest request) {
        vault.read(tables -> Reading.page(tables.messages(), BenchMessages.WITH_BOB, request));
    }

    private Path store() {
        return folder.resolve("store");
    }

    private Vault open() {
        return KeyedVault.open(store(), kind::engine);
    }

    private <T> T answer(Supplier<CompletionStage<T>> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        core.thread.execute(() -> call.get().whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        return answer.join();
    }

    /// In milliseconds, sorted.
    private static List<Double> time(int times, Runnable work) {
        List<Double> spans = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            spans.add((System.nanoTime() - start) / 1e6);
        }
        return spans.stream().sorted().toList();
    }

    private static double at(List<Double> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static void say(String line) {
        System.out.println(line);
    }

    @Override
    public void close() throws IOException, SQLException {
        sqlite.close();
        core.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
