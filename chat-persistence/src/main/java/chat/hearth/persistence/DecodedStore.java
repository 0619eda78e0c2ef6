package chat.hearth.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import kotlin.collections.LongIterator;
import org.jspecify.annotations.Nullable;
import org.mapdb.Serializer;
import org.mapdb.Store;
import org.mapdb.serializer.SerializerByteArray;

/// A store of MapDB's that keeps nodes of its trees as objects. What changes is written at the commit: a node that many
/// messages of one commit go into is read once and written once, instead of once for each of them.
///
/// Many threads may read, or one changes and commits. MapDB never changes an object that it has handed over or got.
final class DecodedStore implements Store {
    /// How many that are unchanged stay, the most recently used longest. Some 4 KB each.
    private static final int ROOM = 512;

    private final Store below;
    /// Guarded by itself.
    private final Map<Long, Decoded<?>> unchanged;
    /// Not below yet. Only the one that changes it and then the readers touch it, never both at once.
    private final Map<Long, Decoded<?>> changed = new LinkedHashMap<>();

    DecodedStore(Store below) {
        this.below = below;
        unchanged = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Decoded<?>> eldest) {
                return size() > ROOM;
            }
        };
    }

    private record Decoded<R extends @Nullable Object>(R value, Serializer<R> serializer) {
        void write(long recid, Store to) {
            to.update(recid, value, serializer);
        }

        /// Bytes are values, of which a page of messages reads many once; the rest are nodes, and what leads to them.
        boolean isWorthKeeping() {
            return value != null && !(serializer instanceof SerializerByteArray);
        }
    }

    @Override
    public long preallocate() {
        return below.preallocate();
    }

    @Override
    public <R extends @Nullable Object> long put(R value, Serializer<R> serializer) {
        long recid = below.preallocate();
        changed.put(recid, new Decoded<>(value, serializer));
        return recid;
    }

    @Override
    public <R extends @Nullable Object> void update(long recid, R value, Serializer<R> serializer) {
        forget(recid);
        changed.put(recid, new Decoded<>(value, serializer));
    }

    @Override
    public <R extends @Nullable Object> boolean compareAndSwap(
            long recid, R expected, R value, Serializer<R> serializer) {
        boolean swaps = Objects.equals(get(recid, serializer), expected);
        if (swaps) {
            update(recid, value, serializer);
        }
        return swaps;
    }

    @Override
    public <R extends @Nullable Object> void delete(long recid, Serializer<R> serializer) {
        forget(recid);
        changed.remove(recid);
        below.delete(recid, serializer);
    }

    @Override
    @SuppressWarnings("unchecked") // the same serializer has the same type
    public <R extends @Nullable Object> @Nullable R get(long recid, Serializer<R> serializer) {
        Decoded<?> found = find(recid);
        return found == null || !found.serializer().equals(serializer) ? read(recid, serializer) : (R) found.value();
    }

    private @Nullable Decoded<?> find(long recid) {
        Decoded<?> newer = changed.get(recid);
        if (newer != null) {
            return newer;
        }
        synchronized (unchanged) {
            return unchanged.get(recid);
        }
    }

    /// MapDB makes the first node of a map with another serializer than it reads it with: then the bytes count.
    private <R extends @Nullable Object> @Nullable R read(long recid, Serializer<R> serializer) {
        Decoded<?> newer = changed.get(recid);
        if (newer != null) {
            newer.write(recid, below);
            changed.remove(recid);
        }
        R value = below.get(recid, serializer);
        keep(recid, new Decoded<>(value, serializer));
        return value;
    }

    @Override
    public void commit() {
        changed.forEach((recid, each) -> each.write(recid, below));
        below.commit();
        changed.forEach(this::keep);
        changed.clear();
    }

    /// What was not committed is forgotten.
    @Override
    public void close() {
        below.close();
    }

    @Override
    public boolean isClosed() {
        return below.isClosed();
    }

    @Override
    public void compact() {
        throw new UnsupportedOperationException("a store that is compacted is another file");
    }

    @Override
    public void verify() {
        below.verify();
    }

    @Override
    public boolean isReadOnly() {
        return below.isReadOnly();
    }

    @Override
    public boolean fileLoad() {
        return below.fileLoad();
    }

    @Override
    public LongIterator getAllRecids() {
        return below.getAllRecids();
    }

    @Override
    public Iterable<String> getAllFiles() {
        return below.getAllFiles();
    }

    @Override
    public boolean isThreadSafe() {
        return below.isThreadSafe();
    }

    @Override
    public void checkThreadSafe() {
        below.checkThreadSafe();
    }

    private void keep(long recid, Decoded<?> decoded) {
        if (decoded.isWorthKeeping()) {
            synchronized (unchanged) {
                unchanged.put(recid, decoded);
            }
        }
    }

    private void forget(long recid) {
        synchronized (unchanged) {
            unchanged.remove(recid);
        }
    }
}
