package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.store.Undo;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mapdb.DBMaker;

final class StoredTableTest {
    private static final Codec<Long> NUMBER = new Codec<>(Output::int64, Input::int64);

    private final Random random = new Random(7);
    private final Undo undo = new Undo();
    private final StoredTable<Long, Long> table = new StoredTable<>(
            new StoredMap(
                    DBMaker.memoryDB()
                            .make()
                            .treeMap("numbers", new Roomy.Keys(), new Roomy.Values())
                            .create(),
                    undo),
            undo,
            NUMBER,
            NUMBER);

    @Test
    void whatIsTakenBackIsNotThere() {
        table.put(1L, 10L);
        undo.forget();
        table.put(1L, 11L);
        table.put(2L, 20L);

        undo.goBack();

        assertEquals(Optional.of(10L), table.get(1L));
        assertEquals(Optional.empty(), table.get(2L));
    }

    @Test
    void tableIsASortedMapAlsoWhereChangesAreTakenBack() {
        SortedMap<Long, Long> kept = new TreeMap<>();
        SortedMap<Long, Long> now = new TreeMap<>();
        for (long i = 0; i < 10_000; i++) {
            long key = random.nextInt(40);
            assertEquals(Optional.ofNullable(now.get(key)), table.get(key));
            switch (random.nextInt(5)) {
                case 0 -> {
                    table.remove(key);
                    now.remove(key);
                }
                case 1 -> {
                    undo.forget();
                    kept = new TreeMap<>(now);
                }
                case 2 -> {
                    undo.goBack();
                    now = new TreeMap<>(kept);
                }
                default -> {
                    table.put(key, i);
                    now.put(key, i);
                }
            }
        }

        assertEquals(now, table.all());
    }
}
