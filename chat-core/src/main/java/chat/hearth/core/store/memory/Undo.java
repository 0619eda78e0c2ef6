package chat.hearth.core.store.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/// The way back from the changes of an unfinished transaction.
final class Undo {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    void remember(Runnable stepBack) {
        steps.push(stepBack);
    }

    void forget() {
        steps.clear();
    }

    void goBack() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
