package chat.hearth.persistence;

import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Measures the store on the disk of the temporary folder and prints a table. Arguments: how many messages are in it,
/// 10,000 and 100,000 if none is given.
final class StoreFigures implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final int SINGLE = 300;
    private static final int GROUPED = 5_000;
    private static final int IN_FLIGHT = 64;
    private static final int PAGES = 1_000;

    private final LiveCore core = new LiveCore();
    private final Path folder;
    private Store store;
    private long next;

    private StoreFigures(Path folder) {
        this.folder = folder;
        store = open();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> sizes = args.length == 0 ? List.of("10000", "100000") : List.of(args);
        say("| messages | open ms | load ms | append p50 / p99 ms | 64 in flight /s | newest 50 p50 / p99 ms |"
                + " middle 50 p50 ms | bytes a message |");
        say("|---|---|---|---|---|---|---|---|");
        for (String size : sizes) {
            try (StoreFigures figures = new StoreFigures(Files.createTempDirectory("hearth-figures"))) {
                say(figures.row(Integer.parseInt(size)));
            }
        }
    }

    private String row(int messages) throws IOException, InterruptedException {
        fill(messages);
        double[] opening = time(1, () -> {
            answer(() -> store.close());
            store = open();
        });
        double[] loading = time(20, () -> answer(() -> store.load()));
        double[] newest = time(PAGES, () -> page(new PageRequest.Newest(50)));
        Position middle = KilledWriter.message(messages / 2).position();
        double[] around = time(PAGES, () -> page(new PageRequest.Around(middle, 50)));
        double[] single = time(SINGLE, () -> answer(() -> store.commit(append())));
        double grouped = grouped();
        double size = (double) Files.size(folder.resolve("hearth.db")) / next;
        return String.format(
                Locale.ROOT,
                "| %,d | %.0f | %.2f | %.2f / %.2f | %,.0f | %.3f / %.3f | %.3f | %.0f |",
                messages,
                opening[0],
                at(loading, 50),
                at(single, 50),
                at(single, 99),
                grouped,
                at(newest, 50),
                at(newest, 99),
                at(around, 50),
                size);
    }

    private void fill(int messages) {
        while (next < messages) {
            List<Change> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.addAll(append());
            }
            answer(() -> store.commit(batch));
        }
    }

    /// Messages a second, each a commit of its own, as many waiting at once as [#IN_FLIGHT].
    private double grouped() throws InterruptedException {
        Semaphore free = new Semaphore(IN_FLIGHT);
        long start = System.nanoTime();
        for (int i = 0; i < GROUPED; i++) {
            List<Change> changes = append();
            free.acquire();
            core.thread.execute(() -> store.commit(changes).whenComplete((_, _) -> free.release()));
        }
        free.acquire(IN_FLIGHT);
        return GROUPED / ((System.nanoTime() - start) / 1e9);
    }

    private List<Change> append() {
        return List.of(new Change.Append(KilledWriter.message(next++)));
    }

    private void page(PageRequest request) {
        answer(() -> store.page(KilledWriter.WITH_BOB, request));
    }

    private Store open() {
        MapDbStores stores = new MapDbStores(core.thread, new JournalEngine());
        return answer(() -> stores.open(folder));
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
    private static double[] time(int times, Runnable work) {
        double[] spans = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            spans[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(spans);
        return spans;
    }

    private static double at(double[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100];
    }

    private static void say(String line) {
        System.out.println(line);
    }

    @Override
    public void close() throws IOException {
        answer(() -> store.close());
        core.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
