package chat.hearth.core.store.memory;

import chat.hearth.core.store.Kept;
import chat.hearth.core.store.Table;
import chat.hearth.core.store.Tables;
import chat.hearth.core.store.Undo;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What outlives an [InMemoryStore]: a store opened on the same disk finds everything that was committed. One store
/// at a time uses it, the one opened last.
public final class MemoryDisk {
    private final Undo undo = new Undo();
    private final MemoryMessages messages = new MemoryMessages(undo);
    private final Tables tables = new Tables(
            kept(undo),
            kept(undo),
            kept(undo),
            kept(undo),
            kept(undo),
            kept(undo),
            table(undo),
            table(undo),
            table(undo),
            table(undo),
            table(undo),
            table(undo),
            table(undo),
            table(undo),
            kept(undo),
            table(undo),
            messages,
            UUID.randomUUID().toString());
    private @Nullable InMemoryStore user;

    /// What is on this disk now, on another one.
    public MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk();
        copy(tables.account(), copy.tables.account());
        copy(tables.network(), copy.tables.network());
        copy(tables.privacy(), copy.tables.privacy());
        copy(tables.ownCard(), copy.tables.ownCard());
        copy(tables.connectionNumber(), copy.tables.connectionNumber());
        copy(tables.home(), copy.tables.home());
        copy(tables.contacts(), copy.tables.contacts());
        copy(tables.conversations(), copy.tables.conversations());
        copy(tables.clocks(), copy.tables.clocks());
        copy(tables.tokens(), copy.tables.tokens());
        copy(tables.outStreams(), copy.tables.outStreams());
        copy(tables.inStreams(), copy.tables.inStreams());
        copy(tables.outbox(), copy.tables.outbox());
        copy(tables.presences(), copy.tables.presences());
        copy(tables.prekeys(), copy.tables.prekeys());
        copy(tables.sessions(), copy.tables.sessions());
        messages.copyTo(copy.messages);
        copy.undo.forget();
        return copy;
    }

    private static <V> void copy(Kept<V> from, Kept<V> to) {
        from.get().ifPresent(to::put);
    }

    private static <K, V> void copy(Table<K, V> from, Table<K, V> to) {
        from.all().forEach(to::put);
    }

    Tables tables() {
        return tables;
    }

    void useFor(InMemoryStore store) {
        if (user != null) {
            user.kill();
        }
        user = store;
    }

    void leave(InMemoryStore store) {
        if (user == store) {
            user = null;
        }
    }

    boolean isUsed() {
        return user != null;
    }

    /// Keeps all that the work changes, or nothing if it throws.
    <T> T inOneStep(Supplier<T> work) {
        try {
            T result = work.get();
            undo.forget();
            return result;
        } finally {
            undo.goBack();
        }
    }

    private static <K extends Comparable<K>, V> Table<K, V> table(Undo undo) {
        return new MemoryTable<>(Comparator.<K>naturalOrder(), undo);
    }

    private static <V> Kept<V> kept(Undo undo) {
        Table<String, V> only = table(undo);
        return new Kept<>() {
            @Override
            public Optional<V> get() {
                return only.get("");
            }

            @Override
            public void put(V value) {
                only.put("", value);
            }
        };
    }
}
