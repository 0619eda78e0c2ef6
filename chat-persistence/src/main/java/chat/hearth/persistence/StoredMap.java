package chat.hearth.persistence;

import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Undo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.mapdb.BTreeMap;

/// A sorted map of MapDB. Before each value stand a version and a checksum over key and value: MapDB itself would
/// return changed bytes, or the bytes of another key, without a word.
///
/// Throws [StoreException] for whatever MapDB throws.
final class StoredMap {
    private static final int VERSION = 1;
    private static final int HEAD = 1 + Integer.BYTES;

    private final BTreeMap<byte[], byte[]> map;
    private final Undo undo;

    StoredMap(BTreeMap<byte[], byte[]> map, Undo undo) {
        this.map = map;
        this.undo = undo;
    }

    Optional<byte[]> get(byte[] key) {
        return Optional.ofNullable(guarded(() -> map.get(key))).map(stored -> open(key, stored));
    }

    /// Says whether there was none of that key.
    boolean put(byte[] key, byte[] value) {
        byte[] old = guarded(() -> map.put(key, seal(key, value)));
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
        run(() -> map.entryIterator()
                .forEachRemaining(entry -> visitor.accept(entry.getKey(), open(entry.getKey(), entry.getValue()))));
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
                found.add(Map.entry(next.getKey(), open(next.getKey(), next.getValue())));
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

    private static byte[] seal(byte[] key, byte[] value) {
        return ByteBuffer.allocate(HEAD + value.length)
                .put((byte) VERSION)
                .putInt(checksum(key, value))
                .put(value)
                .array();
    }

    private static byte[] open(byte[] key, byte[] stored) {
        if (stored.length < HEAD) {
            throw new StoreException(StoreException.Why.DAMAGED, "a stored value without a head");
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        int version = buffer.get();
        if (version != VERSION) {
            throw new StoreException(StoreException.Why.FOREIGN_VERSION, "a stored value of version " + version);
        }
        int checksum = buffer.getInt();
        byte[] value = new byte[buffer.remaining()];
        buffer.get(value);
        if (checksum != checksum(key, value)) {
            throw new StoreException(StoreException.Why.DAMAGED, "a stored value that is not what was written");
        }
        return value;
    }

    private static int checksum(byte[] key, byte[] value) {
        CRC32C crc = new CRC32C();
        crc.update(key);
        crc.update(value);
        return (int) crc.getValue();
    }
}
