package chat.hearth.core.session;

import chat.hearth.core.store.Change;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Changes that become durable together, and what is done once they are. What is changed in a [KeptMap] counts at once.
final class Transaction {
    private final List<Change> changes = new ArrayList<>();
    private final List<Runnable> settlements = new ArrayList<>();
    private final List<Consumer<Committed>> consequences = new ArrayList<>();
    private final List<Consumer<StoreException>> failures = new ArrayList<>();

    Transaction change(Change change) {
        changes.add(change);
        return this;
    }

    <K extends Comparable<K>, V> Transaction put(KeptMap<K, V> map, K key, V value, Change change) {
        return set(map, key, Optional.of(value), change);
    }

    <K extends Comparable<K>, V> Transaction remove(KeptMap<K, V> map, K key, Change change) {
        return set(map, key, Optional.empty(), change);
    }

    /// To be done when everything is durable: here alone anything may be told, published or acknowledged.
    Transaction then(Consumer<Committed> consequence) {
        consequences.add(consequence);
        return this;
    }

    Transaction then(Runnable consequence) {
        return then(_ -> consequence.run());
    }

    Transaction otherwise(Consumer<StoreException> failure) {
        failures.add(failure);
        return this;
    }

    /// To be read only; nothing is added once it is committed.
    List<Change> changes() {
        return Collections.unmodifiableList(changes);
    }

    void succeed(Committed committed) {
        settlements.forEach(Runnable::run);
        consequences.forEach(consequence -> consequence.accept(committed));
    }

    void fail(StoreException why) {
        failures.forEach(failure -> failure.accept(why));
    }

    private <K extends Comparable<K>, V> Transaction set(KeptMap<K, V> map, K key, Optional<V> value, Change change) {
        map.change(key, value);
        settlements.add(() -> map.settle(key, value));
        return change(change);
    }
}
