package chat.hearth.persistence.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A volume that lives through the same commits each time: it grows, changes old pages and new ones, is moved to its
/// file, closed and opened again. Knows what must be there after each commit.
final class Scenario {
    static final String NAME = "store";
    static final Recovery.Limits LIMITS = new Recovery.Limits(40_000, 4);

    private final SimulatedDisk disk;
    private final PageSeal seal;
    private final int commits;
    private int acknowledged;

    Scenario(SimulatedDisk disk, PageSeal seal, int commits) {
        this.disk = disk;
        this.seal = seal;
        this.commits = commits;
    }

    /// A disk with a volume of this kind, closed, in which nothing is.
    static SimulatedDisk diskWithVolume(PageSeal seal) throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        new Recovery(disk, seal, LIMITS).create(NAME).close();
        return disk;
    }

    Pages open() throws IOException {
        return new Recovery(disk, seal, LIMITS).open(NAME);
    }

    /// How many commits came back.
    int acknowledged() {
        return acknowledged;
    }

    /// Runs to the end, or to a failure.
    void run() throws IOException {
        run(commits / 2);
        run(commits);
    }

    private void run(int end) throws IOException {
        try (Pages pages = open()) {
            while (acknowledged < end) {
                prepare(pages, acknowledged + 1);
                pages.commit();
                acknowledged++;
                if (acknowledged % 5 == 0) {
                    pages.checkpoint();
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static void prepare(Pages pages, int commit) {
        pages.grow(2L * commit);
        for (long number : changed(commit)) {
            Page page = pages.change(number);
            for (int i = 0; i < Page.SIZE; i += Long.BYTES) {
                page.view.putLong(i, value(number, commit));
            }
        }
    }

    /// An old one, one that every commit changes, a new one and, every third time, one more that leaves a gap.
    private static List<Long> changed(int commit) {
        List<Long> numbers = new ArrayList<>(List.of((long) commit / 2, 0L, 2L * commit - 1));
        if (commit % 3 == 0) {
            numbers.add(2L * commit + 1);
        }
        return numbers;
    }

    private static long value(long number, int commit) {
        return number << 32 | commit;
    }

    /// What each page holds after that many commits.
    static Map<Long, Long> state(int commits) {
        Map<Long, Long> state = new TreeMap<>();
        for (int commit = 1; commit <= commits; commit++) {
            for (long number : changed(commit)) {
                state.put(number, value(number, commit));
            }
        }
        return state;
    }

    /// What each page of the volume holds, without those that are empty.
    static Map<Long, Long> state(Pages pages) {
        Map<Long, Long> state = new TreeMap<>();
        for (long number = 0; number < pages.count(); number++) {
            Page page = pages.read(number);
            long value = page.view.getLong(0);
            for (int i = 0; i < Page.SIZE; i += Long.BYTES) {
                assertEquals(value, page.view.getLong(i), "page " + number + " is torn");
            }
            if (value != 0) {
                state.put(number, value);
            }
        }
        return state;
    }

    /// What is found on that disk.
    static Map<Long, Long> state(SimulatedDisk disk, PageSeal seal) throws IOException {
        try (Pages pages = new Recovery(disk, seal, LIMITS).open(NAME)) {
            return state(pages);
        }
    }
}
