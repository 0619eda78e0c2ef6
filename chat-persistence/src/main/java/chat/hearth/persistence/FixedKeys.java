package chat.hearth.persistence;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import org.mapdb.DataInput2;
import org.mapdb.DataOutput2;
import org.mapdb.Serializer;
import org.mapdb.serializer.GroupSerializer;

/// Keys that all have the same size. A node of them is one array of bytes, in memory too: each access to a map reads
/// several nodes, and MapDB's own serializers make an object of each key. What all begin with is written once, and some
/// room is left, as [Roomy] does.
///
/// @param size of a key, in bytes
record FixedKeys(int size) implements GroupSerializer<byte[]> {
    @Override
    public void serialize(DataOutput2 out, byte[] key) throws IOException {
        Serializer.BYTE_ARRAY.serialize(out, key);
    }

    @Override
    public byte[] deserialize(DataInput2 in, int available) throws IOException {
        return Serializer.BYTE_ARRAY.deserialize(in, available);
    }

    @Override
    public boolean isTrusted() {
        return true;
    }

    @Override
    public int compare(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other);
    }

    @Override
    public boolean equals(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    @Override
    public int hashCode(byte[] key, int seed) {
        return seed + Arrays.hashCode(key);
    }

    @Override
    public void valueArraySerialize(DataOutput2 out, Object keys) throws IOException {
        byte[] all = (byte[]) keys;
        int common = common(all);
        out.packInt(common);
        out.write(all, 0, common);
        for (int at = 0; at < all.length; at += size) {
            out.write(all, at + common, size - common);
        }
        Roomy.leaveRoom(out, valueArraySize(keys));
    }

    @Override
    public Object valueArrayDeserialize(DataInput2 in, int count) throws IOException {
        byte[] all = new byte[count * size];
        int common = in.unpackInt();
        in.readFully(all, 0, common);
        for (int at = 0; at < all.length; at += size) {
            System.arraycopy(all, 0, all, at, common);
            in.readFully(all, at + common, size - common);
        }
        Roomy.skipRoom(in);
        return all;
    }

    @Override
    public int valueArraySearch(Object keys, byte[] key) {
        byte[] all = (byte[]) keys;
        int low = 0;
        int high = valueArraySize(keys) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(all, middle * size, (middle + 1) * size, key, 0, key.length);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    /// There is no other order.
    @Override
    @SuppressWarnings("rawtypes") // as MapDB has it
    public int valueArraySearch(Object keys, byte[] key, Comparator comparator) {
        return valueArraySearch(keys, key);
    }

    @Override
    public byte[] valueArrayGet(Object keys, int index) {
        return Arrays.copyOfRange((byte[]) keys, index * size, (index + 1) * size);
    }

    @Override
    public int valueArraySize(Object keys) {
        return ((byte[]) keys).length / size;
    }

    @Override
    public Object valueArrayEmpty() {
        return new byte[0];
    }

    @Override
    public Object valueArrayPut(Object keys, int index, byte[] key) {
        byte[] old = (byte[]) keys;
        byte[] all = Arrays.copyOf(old, old.length + size);
        System.arraycopy(old, index * size, all, (index + 1) * size, old.length - index * size);
        return put(all, index, key);
    }

    @Override
    public Object valueArrayUpdateVal(Object keys, int index, byte[] key) {
        return put(((byte[]) keys).clone(), index, key);
    }

    @Override
    public Object valueArrayFromArray(Object[] keys) {
        byte[] all = new byte[keys.length * size];
        for (int i = 0; i < keys.length; i++) {
            put(all, i, (byte[]) keys[i]);
        }
        return all;
    }

    @Override
    public Object valueArrayCopyOfRange(Object keys, int from, int to) {
        return Arrays.copyOfRange((byte[]) keys, from * size, to * size);
    }

    /// @param end behind the one that goes, as MapDB has it
    @Override
    public Object valueArrayDeleteValue(Object keys, int end) {
        byte[] old = (byte[]) keys;
        byte[] all = Arrays.copyOf(old, old.length - size);
        System.arraycopy(old, end * size, all, (end - 1) * size, old.length - end * size);
        return all;
    }

    private byte[] put(byte[] all, int index, byte[] key) {
        if (key.length != size) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes instead of " + size);
        }
        System.arraycopy(key, 0, all, index * size, size);
        return all;
    }

    /// How many bytes all begin with: the first and the last one do, and they are sorted.
    private int common(byte[] all) {
        if (all.length == 0) {
            return 0;
        }
        int last = all.length - size;
        int differs = Arrays.mismatch(all, 0, size, all, last, last + size);
        return differs < 0 ? size : differs;
    }
}
