package chat.hearth.persistence;

import chat.hearth.core.store.Kept;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One value under a name of its own.
final class StoredValue<V> implements Kept<V> {
    private final StoredMap map;
    private final byte[] name;
    private final Codec<V> codec;

    StoredValue(StoredMap map, String name, Codec<V> codec) {
        this.map = map;
        this.name = name.getBytes(StandardCharsets.UTF_8);
        this.codec = codec;
    }

    @Override
    public Optional<V> get() {
        return map.get(name).map(codec::decode);
    }

    @Override
    public void put(V value) {
        map.put(name, codec.encode(value));
    }
}
