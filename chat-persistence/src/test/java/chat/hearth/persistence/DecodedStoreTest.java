package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBException;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;
import org.mapdb.Store;

final class DecodedStoreTest {
    private final Random random = new Random(6);
    private final Store below = DBMaker.memoryDB().make().getStore();

    @Test
    void everyAccessAnswersAsTheStoreBelowWould() {
        DecodedStore store = new DecodedStore(below);
        Map<Long, String> model = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            change(store, model);
            long recid = any(model);
            assertEquals(model.get(recid), store.get(recid, Serializer.STRING));
        }
        store.commit();

        Map<Long, String> found = new HashMap<>();
        model.keySet().forEach(recid -> found.put(recid, below.get(recid, Serializer.STRING)));
        assertEquals(model, found);
    }

    @Test
    void recordThatIsDeletedIsGone() {
        DecodedStore store = new DecodedStore(below);
        long committed = store.put("one", Serializer.STRING);
        store.commit();
        long fresh = store.put("two", Serializer.STRING);

        store.delete(committed, Serializer.STRING);
        store.delete(fresh, Serializer.STRING);

        assertThrows(DBException.GetVoid.class, () -> store.get(committed, Serializer.STRING));
        assertThrows(DBException.GetVoid.class, () -> store.get(fresh, Serializer.STRING));
        store.commit();
        assertThrows(DBException.GetVoid.class, () -> below.get(committed, Serializer.STRING));
    }

    @Test
    void nothingIsBelowBeforeTheCommit() {
        DecodedStore store = new DecodedStore(below);
        long recid = store.put("one", Serializer.STRING);
        store.commit();

        store.update(recid, "two", Serializer.STRING);

        assertEquals("two", store.get(recid, Serializer.STRING));
        assertEquals("one", below.get(recid, Serializer.STRING));
    }

    @Test
    void nodeThatManyChangesOfACommitTouchIsReadAndWrittenOnce() {
        List<String> calls = new ArrayList<>();
        DB db = new DB(new DecodedStore(heard(calls)), true, false, ClassLoader.getSystemClassLoader(), 0);
        BTreeMap<Long, Long> map =
                db.treeMap("numbers", Serializer.LONG, Serializer.LONG).create();
        db.commit();
        calls.clear();

        for (long i = 0; i < 20; i++) {
            map.put(i, i);
        }
        db.commit();

        assertEquals(List.of("update", "commit"), calls);
    }

    @Test
    void mapOfManyCommitsIsASortedMap() {
        DB db = new DB(new DecodedStore(below), true, false, ClassLoader.getSystemClassLoader(), 0);
        BTreeMap<Long, String> map = db.treeMap("texts", Serializer.LONG, Serializer.STRING)
                .maxNodeSize(8)
                .valuesOutsideNodesEnable()
                .create();
        Map<Long, String> model = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(3_000);
            if (random.nextInt(3) == 0) {
                assertEquals(model.remove(key), map.remove(key));
            } else {
                assertEquals(model.put(key, "text " + i), map.put(key, "text " + i));
            }
            if (random.nextInt(200) == 0) {
                db.commit();
            }
        }
        db.commit();

        DB again = new DB(new DecodedStore(below), true, false, ClassLoader.getSystemClassLoader(), 0);
        BTreeMap<Long, String> found = again.treeMap("texts", Serializer.LONG, Serializer.STRING)
                .valuesOutsideNodesEnable()
                .open();
        assertEquals(new ArrayList<>(model.entrySet()), new ArrayList<>(found.getEntries()));
    }

    private void change(Store store, Map<Long, String> model) {
        String text = "text " + random.nextInt();
        switch (model.isEmpty() ? 0 : random.nextInt(6)) {
            case 0, 1 -> model.put(store.put(text, Serializer.STRING), text);
            case 2 -> {
                long recid = any(model);
                store.update(recid, text, Serializer.STRING);
                model.put(recid, text);
            }
            case 3 -> {
                long recid = any(model);
                String expected = random.nextBoolean() ? model.get(recid) : "other";
                assertEquals(
                        model.replace(recid, expected, text),
                        store.compareAndSwap(recid, expected, text, Serializer.STRING));
            }
            case 4 -> {
                if (model.size() > 100) {
                    long recid = any(model);
                    store.delete(recid, Serializer.STRING);
                    model.remove(recid);
                }
            }
            default -> store.commit();
        }
    }

    private long any(Map<Long, String> model) {
        return model.keySet().stream()
                .skip(random.nextInt(model.size()))
                .findFirst()
                .orElseThrow();
    }

    /// The store below, whose reading and writing is put down.
    private Store heard(List<String> calls) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (_, method, arguments) -> {
                    if (List.of("get", "put", "update", "delete", "commit").contains(method.getName())) {
                        calls.add(method.getName());
                    }
                    try {
                        return method.invoke(below, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
