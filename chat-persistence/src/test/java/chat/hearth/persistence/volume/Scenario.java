package chat.hearth.persistence.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A volume that lives through the same commits each time: it grows, changes old pages and new ones, is moved to its
/// file, closed and opened again. Knows what must be there after each commit.
final class Scenario {
    static final String NAME = "store";
    /// Of a copy that is made after every sixth commit, while the next three are made: enough to move the journal to
    /// the file if nothing kept it from that.
    static final String COPY = "copy";
    static final Recovery.Limits LIMITS = new Recovery.Limits(40_000, 4);

    private final SimulatedDisk disk;
    private final PageSeal seal;
    private final int commits;
    private int acknowledged;
    private Optional<Integer> copied = Optional.empty();

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

    /// How many commits the copy has, if it came back.
    Optional<Integer> copied() {
        return copied;
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
                commit(pages);
                if (acknowledged % 5 == 0) {
                    pages.checkpoint();
                }
                if (acknowledged % 6 == 3) {
                    copy(pages, end);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void commit(Pages pages) {
        prepare(pages, acknowledged + 1);
        pages.commit();
        acknowledged++;
    }

    private void copy(Pages pages, int end) throws IOException {
        int had = acknowledged;
        disk.delete(COPY);
        copied = Optional.empty();
        pages.copy(COPY, () -> {
            if (acknowledged < Math.min(end, had + 3)) {
                commit(pages);
            }
            return true;
        });
        copied = Optional.of(had);
    }

    static void prepare(Pages pages, int commit) {
        pages.grow(2L * commit);
        for (long number : changed(commit)) {
            System.arraycopy(filled(value(number, commit)), 0, pages.change(number).data, 0, Page.SIZE);
        }
    }

    private static byte[] filled(long value) {
        ByteBuffer page = ByteBuffer.allocate(Page.SIZE);
        while (page.hasRemaining()) {
            page.putLong(value);
        }
        return page.array();
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
            assertArrayEquals(filled(value), page.data, "a page is torn");
            if (value != 0) {
                state.put(number, value);
            }
        }
        return state;
    }

    /// What is found on that disk.
    static Map<Long, Long> state(SimulatedDisk disk, PageSeal seal) throws IOException {
        return state(disk, NAME, seal);
    }

    /// What the file of that name holds.
    static Map<Long, Long> state(SimulatedDisk disk, String name, PageSeal seal) throws IOException {
        try (Pages pages = new Recovery(disk, seal, LIMITS).open(name)) {
            return state(pages);
        }
    }
}
