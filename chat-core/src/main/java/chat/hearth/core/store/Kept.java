package chat.hearth.core.store;

import java.util.Optional;

/// A stored value of which there is one at most.
public interface Kept<V> {
    Optional<V> get();

    void put(V value);
}
