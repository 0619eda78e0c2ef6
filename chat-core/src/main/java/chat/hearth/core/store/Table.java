package chat.hearth.core.store;

import java.util.Optional;
import java.util.SortedMap;

/// Stored values of one kind, by key.
public interface Table<K, V> {
    Optional<V> get(K key);

    void put(K key, V value);

    /// Does nothing if there is no such key.
    void remove(K key);

    /// A copy of everything, in the order of the keys.
    SortedMap<K, V> all();
}
