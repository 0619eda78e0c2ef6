package chat.hearth.core.transport.memory;

import chat.hearth.core.transport.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// What is under way to the broker, and what waits for its turn.
final class Outgoing {
    private static final int WINDOW = 50;

    private final Queue<Parcel> waiting = new ArrayDeque<>();
    private final Set<Parcel> underWay = new LinkedHashSet<>();

    /// @param send sends it, and hands the answer to what it is given
    CompletionStage<Outcome> add(Consumer<Consumer<Outcome>> send) {
        Parcel parcel = new Parcel(send, new CompletableFuture<>());
        waiting.add(parcel);
        sendOn();
        return parcel.outcome;
    }

    void linkLost() {
        List<Parcel> lost = new ArrayList<>(underWay);
        lost.addAll(waiting);
        underWay.clear();
        waiting.clear();
        lost.forEach(parcel -> parcel.outcome.complete(Outcome.LINK_LOST));
    }

    private void sendOn() {
        while (underWay.size() < WINDOW && !waiting.isEmpty()) {
            Parcel next = waiting.remove();
            underWay.add(next);
            next.send.accept(outcome -> answered(next, outcome));
        }
    }

    private void answered(Parcel parcel, Outcome outcome) {
        if (underWay.remove(parcel)) {
            sendOn();
            parcel.outcome.complete(outcome);
        }
    }

    private record Parcel(Consumer<Consumer<Outcome>> send, CompletableFuture<Outcome> outcome) {}
}
