package chat.hearth.core.store;

import java.util.ArrayDeque;
import java.util.Deque;

/// The way back from the changes of an unfinished transaction.
public final class Undo {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    public void remember(Runnable stepBack) {
        steps.push(stepBack);
    }

    public void forget() {
        steps.clear();
    }

    public void goBack() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
