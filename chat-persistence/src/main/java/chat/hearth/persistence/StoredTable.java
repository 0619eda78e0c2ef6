package chat.hearth.persistence;

import chat.hearth.core.store.Table;
import chat.hearth.core.store.Undo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class StoredTable<K extends Comparable<K>, V> implements Table<K, V> {
    private static final int ROOM = 16;

    private final StoredMap map;
    private final Undo undo;
    /// What was put last: the next change mostly asks for it. Changed only by whoever may change the table.
    private final Map<K, V> recent = new HashMap<>();
    private final Codec<K> keys;
    private final Codec<V> values;

    StoredTable(StoredMap map, Undo undo, Codec<K> keys, Codec<V> values) {
        this.map = map;
        this.undo = undo;
        this.keys = keys;
        this.values = values;
    }

    @Override
    public Optional<V> get(K key) {
        @Nullable V last = recent.get(key);
        return last == null ? map.get(keys.encode(key)).map(values::decode) : Optional.of(last);
    }

    @Override
    public void put(K key, V value) {
        map.put(keys.encode(key), values.encode(value));
        if (recent.size() >= ROOM) {
            recent.clear();
        }
        recent.put(key, value);
        undo.remember(() -> recent.remove(key));
    }

    @Override
    public void remove(K key) {
        map.remove(keys.encode(key));
        recent.remove(key);
    }

    @Override
    public SortedMap<K, V> all() {
        SortedMap<K, V> all = new TreeMap<>();
        map.forEach((key, value) -> all.put(keys.decode(key), values.decode(value)));
        return all;
    }
}
