package chat.hearth.persistence;

import chat.hearth.core.store.Table;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

final class StoredTable<K extends Comparable<K>, V> implements Table<K, V> {
    private final StoredMap map;
    private final Codec<K> keys;
    private final Codec<V> values;

    StoredTable(StoredMap map, Codec<K> keys, Codec<V> values) {
        this.map = map;
        this.keys = keys;
        this.values = values;
    }

    @Override
    public Optional<V> get(K key) {
        return map.get(keys.encode(key)).map(values::decode);
    }

    @Override
    public void put(K key, V value) {
        map.put(keys.encode(key), values.encode(value));
    }

    @Override
    public void remove(K key) {
        map.remove(keys.encode(key));
    }

    @Override
    public SortedMap<K, V> all() {
        SortedMap<K, V> all = new TreeMap<>();
        map.forEach((key, value) -> all.put(keys.decode(key), values.decode(value)));
        return all;
    }
}
