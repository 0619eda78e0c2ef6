package chat.hearth.core.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells followers what happens, each on its own executor, in the order of publication. Publishing and following happen
/// on the core thread.
public final class Events {
    private final List<Seat> seats = new CopyOnWriteArrayList<>();

    public void publish(ChatEvent event) {
        for (Seat seat : seats) {
            seat.tell(() -> seat.follower.happened(event));
        }
    }

    /// Tells `overview` first, then everything published after this call.
    public Subscription follow(Executor where, Follower follower, Overview overview) {
        Seat seat = new Seat(where, follower, new AtomicBoolean(true));
        seats.add(seat);
        seat.tell(() -> follower.begin(overview));
        return () -> {
            seat.open.set(false);
            seats.remove(seat);
        };
    }

    private record Seat(Executor where, Follower follower, AtomicBoolean open) {
        void tell(Runnable news) {
            where.execute(() -> {
                if (open.get()) {
                    news.run();
                }
            });
        }
    }
}
