package chat.hearth.persistence;

import chat.hearth.core.store.Change;
import chat.hearth.core.store.Committed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/// Commits in the order in which they were asked for: the core thread puts them in, the writer takes them out. For any
/// thread.
final class Waiting {
    private final Queue<Request> requests = new ArrayDeque<>();
    private boolean stopped;

    /// A commit that was asked for.
    ///
    /// @param stage completed on the core thread
    record Request(List<Change> changes, CompletableFuture<Committed> stage) {}

    /// Says whether the writer is to be told: it takes out whatever there is, until there is nothing.
    synchronized boolean add(Request request) {
        boolean first = requests.isEmpty();
        requests.add(request);
        return first;
    }

    /// The next ones, at most `limit`; none after [#stop()].
    synchronized List<Request> next(int limit) {
        List<Request> next = new ArrayList<>();
        while (!stopped && next.size() < limit && !requests.isEmpty()) {
            next.add(requests.remove());
        }
        return next;
    }

    /// Nothing is taken out any more until [#startAgain()]: a failure is to be told first.
    synchronized void stop() {
        stopped = true;
    }

    /// Takes out everything that was asked for before this moment.
    synchronized List<Request> startAgain() {
        stopped = false;
        List<Request> all = List.copyOf(requests);
        requests.clear();
        return all;
    }
}
