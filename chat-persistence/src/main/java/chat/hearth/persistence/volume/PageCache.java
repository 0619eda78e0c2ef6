package chat.hearth.persistence.volume;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The pages in memory. Those that the main file has as they are stay while there is room, the most recently used
/// longest; changed ones stay until they are there.
final class PageCache {
    private final Map<Long, Page> clean;
    /// Changed since the last commit.
    private final SortedMap<Long, Page> dirty = new TreeMap<>();
    /// Committed, and not in the main file yet; some of them may be dirty again.
    private final SortedMap<Long, Page> committed = new TreeMap<>();
    /// Both of these, to be found fast.
    private final Map<Long, Page> kept = new HashMap<>();

    /// @param room for how many pages
    PageCache(int room) {
        clean = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Page> eldest) {
                if (size() > room) {
                    eldest.getValue().drop();
                }
                return size() > room;
            }
        };
    }

    Optional<Page> find(long number) {
        @Nullable Page page = kept.get(number);
        return Optional.ofNullable(page == null ? clean.get(number) : page);
    }

    /// A page as it is in the main file.
    void add(Page page) {
        clean.put(page.number, page);
    }

    /// Says that a page which is here is about to change.
    void change(Page page) {
        if (dirty.put(page.number, page) == null && kept.put(page.number, page) == null) {
            clean.remove(page.number);
        }
    }

    SortedMap<Long, Page> dirty() {
        return dirty;
    }

    SortedMap<Long, Page> committed() {
        return committed;
    }

    /// What was dirty is in the journal.
    void commit() {
        committed.putAll(dirty);
        dirty.clear();
    }

    /// What was committed is in the main file. Nothing may be dirty.
    void settle() {
        kept.clear();
        committed.values().forEach(this::add);
        committed.clear();
    }
}
