package chat.hearth.core.session;

import java.util.Collections;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A map of domain state whose changes count at once, and that falls back to what is stored when a commit fails.
/// Changed only by a [Transaction].
final class KeptMap<K extends Comparable<K>, V> {
    private final NavigableMap<K, V> now = new TreeMap<>();
    private final NavigableMap<K, V> stored = new TreeMap<>();
    /// Where the two may differ.
    private final Set<K> unsettled = new HashSet<>();
    /// Those that are there now and were never stored.
    private final NavigableSet<K> fresh = new TreeSet<>();

    Optional<V> get(K key) {
        return Optional.ofNullable(now.get(key));
    }

    NavigableMap<K, V> view() {
        return Collections.unmodifiableNavigableMap(now);
    }

    /// The durable value, which alone may be told to others.
    Optional<V> stored(K key) {
        return Optional.ofNullable(stored.get(key));
    }

    /// Of a part of [#view()], what lies before the first that is not stored yet.
    NavigableMap<K, V> settled(NavigableMap<K, V> part) {
        K first = part.isEmpty() || fresh.isEmpty() ? null : fresh.ceiling(part.firstKey());
        return first == null || first.compareTo(part.lastKey()) > 0 ? part : part.headMap(first, false);
    }

    void load(K key, V value) {
        now.put(key, value);
        stored.put(key, value);
    }

    void change(K key, Optional<V> value) {
        set(now, key, value);
        unsettled.add(key);
        markFresh(key);
    }

    void settle(K key, Optional<V> value) {
        set(stored, key, value);
        markFresh(key);
        if (get(key).equals(value)) {
            unsettled.remove(key);
        }
    }

    void fallBack() {
        unsettled.forEach(key -> set(now, key, stored(key)));
        unsettled.clear();
        fresh.clear();
    }

    private void markFresh(K key) {
        if (now.containsKey(key) && !stored.containsKey(key)) {
            fresh.add(key);
        } else {
            fresh.remove(key);
        }
    }

    private static <K, V> void set(NavigableMap<K, V> map, K key, Optional<V> value) {
        value.ifPresentOrElse(present -> map.put(key, present), () -> map.remove(key));
    }
}
