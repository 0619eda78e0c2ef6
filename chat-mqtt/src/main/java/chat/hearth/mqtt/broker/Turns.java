package chat.hearth.mqtt.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Lets in those who change kept values, or those who begin to watch them, never both at once, in the order in which
/// they came. May be used on any thread.
final class Turns {
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final Set<Turn> inside = new LinkedHashSet<>();

    enum Purpose {
        KEEP,
        WATCH
    }

    static final class Turn {
        private final Purpose purpose;
        private final Consumer<Turn> call;

        /// @param call run with the turn itself on any thread; must not wait
        Turn(Purpose purpose, Consumer<Turn> call) {
            this.purpose = purpose;
            this.call = call;
        }
    }

    /// @return whether it is in at once; otherwise it is called when it is
    synchronized boolean enter(Turn turn) {
        if (waiting.isEmpty() && fits(turn)) {
            return inside.add(turn);
        }
        waiting.add(turn);
        return false;
    }

    /// Whether it is in or still waits; once more does nothing.
    void leave(Turn turn) {
        admitAfter(turn).forEach(next -> next.call.accept(next));
    }

    private synchronized List<Turn> admitAfter(Turn turn) {
        inside.remove(turn);
        waiting.remove(turn);
        List<Turn> admitted = new ArrayList<>();
        while (!waiting.isEmpty() && fits(waiting.element())) {
            Turn next = waiting.remove();
            inside.add(next);
            admitted.add(next);
        }
        return admitted;
    }

    private boolean fits(Turn turn) {
        return inside.isEmpty() || inside.iterator().next().purpose == turn.purpose;
    }
}
