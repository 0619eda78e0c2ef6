package chat.hearth.core.session;

import java.util.Collections;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A map of domain state whose changes count at once, and that falls back to what is stored when a commit fails.
/// Changed only by a [Transaction].
final class KeptMap<K extends Comparable<K>, V> {
    private final NavigableMap<K, V> now = new TreeMap<>();
    private final NavigableMap<K, V> stored = new TreeMap<>();
    /// Where the two may differ.
    private final Set<K> unsettled = new HashSet<>();

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

    /// Of a part of [#view()], what lies up to the last that is stored: behind it is what was put there just now.
    NavigableMap<K, V> settled(NavigableMap<K, V> part) {
        K last = part.isEmpty() ? null : stored.floorKey(part.lastKey());
        return last == null || last.compareTo(part.firstKey()) < 0
                ? Collections.emptyNavigableMap()
                : part.headMap(last, true);
    }

    void load(K key, V value) {
        now.put(key, value);
        stored.put(key, value);
    }

    void change(K key, Optional<V> value) {
        set(now, key, value);
        unsettled.add(key);
    }

    void settle(K key, Optional<V> value) {
        set(stored, key, value);
        if (get(key).equals(value)) {
            unsettled.remove(key);
        }
    }

    void fallBack() {
        unsettled.forEach(key -> set(now, key, stored(key)));
        unsettled.clear();
    }

    private static <K, V> void set(NavigableMap<K, V> map, K key, Optional<V> value) {
        value.ifPresentOrElse(present -> map.put(key, present), () -> map.remove(key));
    }
}
