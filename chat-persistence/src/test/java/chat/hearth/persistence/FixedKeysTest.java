package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapdb.BTreeMap;
import org.mapdb.DBMaker;
import org.mapdb.serializer.GroupSerializer;

/// MapDB's map over our serializers is the map that Java has.
final class FixedKeysTest {
    private static final int SIZE = 12;

    private final Random random = new Random(7);
    private final NavigableMap<byte[], byte[]> expected = new TreeMap<>(Arrays::compareUnsigned);

    @ParameterizedTest
    @ValueSource(ints = {4, 32, 64})
    void mapOfFixedKeysIsASortedMap(int nodeSize) {
        assertSortedMap(map(new FixedKeys(SIZE), nodeSize));
    }

    @Test
    void mapOfRoomyKeysIsASortedMap() {
        assertSortedMap(map(new Roomy.Keys(), 64));
    }

    private static BTreeMap<byte[], byte[]> map(GroupSerializer<byte[]> keys, int nodeSize) {
        return DBMaker.memoryDB()
                .make()
                .treeMap("map", keys, new Roomy.Values())
                .maxNodeSize(nodeSize)
                .create();
    }

    private void assertSortedMap(BTreeMap<byte[], byte[]> map) {
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] key = keys.isEmpty() || random.nextInt(3) == 0 ? key() : keys.get(random.nextInt(keys.size()));
            keys.add(key);
            byte[] value = {(byte) i, (byte) (i >> 8)};
            if (random.nextInt(3) > 0) {
                assertArrayEquals(expected.put(key, value), map.put(key, value));
            } else {
                assertArrayEquals(expected.remove(key), map.remove(key));
            }
            assertArrayEquals(expected.get(keys.getFirst()), map.get(keys.getFirst()));
            if (i % 1_000 == 0) {
                assertRange(map, key(), key());
            }
        }
        assertEntries(expected, map.entryIterator());
    }

    private void assertRange(BTreeMap<byte[], byte[]> map, byte[] one, byte[] other) {
        boolean ordered = Arrays.compareUnsigned(one, other) <= 0;
        byte[] from = ordered ? one : other;
        byte[] to = ordered ? other : one;
        assertEntries(expected.subMap(from, false, to, true), map.entryIterator(from, false, to, true));
        assertEntries(
                expected.subMap(from, true, to, false).descendingMap(),
                map.descendingEntryIterator(from, true, to, false));
    }

    private static void assertEntries(Map<byte[], byte[]> expected, Iterator<Map.Entry<byte[], byte[]>> found) {
        expected.forEach((key, value) -> {
            Map.Entry<byte[], byte[]> next = found.next();
            assertArrayEquals(key, next.getKey());
            assertArrayEquals(value, next.getValue());
        });
        assertEquals(false, found.hasNext());
    }

    /// Often with a beginning that others have.
    private byte[] key() {
        byte[] key = new byte[SIZE];
        random.nextBytes(key);
        Arrays.fill(key, 0, random.nextInt(SIZE), (byte) (random.nextInt(3) - 1));
        return key;
    }
}
