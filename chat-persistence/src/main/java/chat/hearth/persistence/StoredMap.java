package chat.hearth.persistence;

import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Undo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapdb.BTreeMap;

/// A sorted map of MapDB. Before each value stands a version. That the bytes are those which were written is the
/// volume's business.
///
/// Throws [StoreException] for whatever MapDB throws.
final class StoredMap {
    private static final int VERSION = 1;
    private static final int HEAD = 1;

    private final BTreeMap<byte[], byte[]> map;
    private final Undo undo;

    StoredMap(BTreeMap<byte[], byte[]> map, Undo undo) {
        this.map = map;
        this.undo = undo;
    }

    Optional<byte[]> get(byte[] key) {
        return Optional.ofNullable(guarded(() -> map.get(key))).map(StoredMap::open);
    }

    /// Says whether there was none of that key.
    boolean put(byte[] key, byte[] value) {
        byte[] old = guarded(() -> map.put(key, seal(value)));
        undo.remember(() -> restore(key, old));
        return old == null;
    }

    void remove(byte[] key) {
        byte[] old = guarded(() -> map.remove(key));
        undo.remember(() -> restore(key, old));
    }

    private void restore(byte[] key, byte @Nullable [] old) {
        guarded(() -> old == null ? map.remove(key) : map.put(key, old));
    }

    /// In the order of the keys.
    void forEach(BiConsumer<byte[], byte[]> visitor) {
        run(() ->
                map.entryIterator().forEachRemaining(entry -> visitor.accept(entry.getKey(), open(entry.getValue()))));
    }

    /// The first ones behind `start` and up to `end`, the first first.
    List<Map.Entry<byte[], byte[]>> first(byte[] start, byte[] end, int limit) {
        return take(() -> map.entryIterator(start, false, end, true), limit);
    }

    /// The last ones from `start` on and before `end`, the last first.
    List<Map.Entry<byte[], byte[]>> last(byte[] start, byte[] end, int limit) {
        return take(() -> map.descendingEntryIterator(start, true, end, false), limit);
    }

    private List<Map.Entry<byte[], byte[]>> take(Supplier<Iterator<Map.Entry<byte[], byte[]>>> range, int limit) {
        return guarded(() -> {
            List<Map.Entry<byte[], byte[]>> found = new ArrayList<>();
            Iterator<Map.Entry<byte[], byte[]>> entries = range.get();
            while (found.size() < limit && entries.hasNext()) {
                Map.Entry<byte[], byte[]> next = entries.next();
                found.add(Map.entry(next.getKey(), open(next.getValue())));
            }
            return found;
        });
    }

    private static void run(Runnable work) {
        guarded(() -> {
            work.run();
            return true;
        });
    }

    private static <T extends @Nullable Object> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            throw Failures.of(e);
        }
    }

    private static byte[] seal(byte[] value) {
        return ByteBuffer.allocate(HEAD + value.length)
                .put((byte) VERSION)
                .put(value)
                .array();
    }

    private static byte[] open(byte[] stored) {
        if (stored.length < HEAD) {
            throw new StoreException(StoreException.Why.DAMAGED, "a stored value without a head");
        }
        if (stored[0] != VERSION) {
            throw new StoreException(StoreException.Why.FOREIGN_VERSION, "a stored value of version " + stored[0]);
        }
        return Arrays.copyOfRange(stored, HEAD, stored.length);
    }
}
