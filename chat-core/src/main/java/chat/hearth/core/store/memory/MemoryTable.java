package chat.hearth.core.store.memory;

import chat.hearth.core.store.Table;
import chat.hearth.core.store.Undo;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A sorted map whose changes can be taken back.
final class MemoryTable<K, V> implements Table<K, V> {
    private final NavigableMap<K, V> map;
    private final Undo undo;

    MemoryTable(Comparator<? super K> order, Undo undo) {
        map = new TreeMap<>(order);
        this.undo = undo;
    }

    NavigableMap<K, V> view() {
        return Collections.unmodifiableNavigableMap(map);
    }

    @Override
    public Optional<V> get(K key) {
        return Optional.ofNullable(map.get(key));
    }

    @Override
    public void put(K key, V value) {
        rememberHow(key);
        map.put(key, value);
    }

    @Override
    public void remove(K key) {
        rememberHow(key);
        map.remove(key);
    }

    @Override
    public SortedMap<K, V> all() {
        return new TreeMap<>(map);
    }

    private void rememberHow(K key) {
        Optional<V> old = get(key);
        undo.remember(() -> old.ifPresentOrElse(value -> map.put(key, value), () -> map.remove(key)));
    }
}
