package chat.hearth.core.session;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A map of domain state whose changes count at once, and that falls back to what is stored when a commit fails.
/// Changed only by a [Transaction].
final class KeptMap<K extends Comparable<K>, V> {
    private final NavigableMap<K, V> now = new TreeMap<>();
    private final NavigableMap<K, V> stored = new TreeMap<>();

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

    void load(K key, V value) {
        now.put(key, value);
        stored.put(key, value);
    }

    void change(K key, Optional<V> value) {
        set(now, key, value);
    }

    void settle(K key, Optional<V> value) {
        set(stored, key, value);
    }

    void fallBack() {
        now.clear();
        now.putAll(stored);
    }

    private static <K, V> void set(NavigableMap<K, V> map, K key, Optional<V> value) {
        value.ifPresentOrElse(present -> map.put(key, present), () -> map.remove(key));
    }
}
