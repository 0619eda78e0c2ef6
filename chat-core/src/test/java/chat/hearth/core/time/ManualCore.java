package chat.hearth.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A core thread turned by hand: the calling thread runs what is due, the clock moves only when told. Exceptions of a
/// task reach the test.
public final class ManualCore implements CoreThread {
    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparingLong(Waiting::number));
    private Instant now;
    private long numbers;

    public ManualCore(Instant now) {
        this.now = now;
    }

    public ManualCore() {
        this(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Waiting entry = new Waiting(now.plus(delay), numbers++, task);
        waiting.add(entry);
        return () -> {
            synchronized (this) {
                waiting.remove(entry);
            }
        };
    }

    /// Runs until nothing is ready; timers that are due at the present time included. Says whether anything ran.
    public boolean runReady() {
        boolean ran = false;
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
            ran = true;
        }
        return ran;
    }

    /// Moves the clock in steps from timer to timer and runs what becomes due, until `span` has passed.
    public void advance(Duration span) {
        Instant end = instant().plus(span);
        runReady();
        for (Instant due = nextDue(end); due != null; due = nextDue(end)) {
            setTo(due);
            runReady();
        }
        setTo(end);
        runReady();
    }

    /// Sets the clock without running anything; backwards too.
    public synchronized void setTo(Instant instant) {
        now = instant;
    }

    private synchronized @Nullable Instant nextDue(Instant end) {
        Waiting first = waiting.peek();
        return first == null || first.due.isAfter(end) ? null : first.due;
    }

    private synchronized @Nullable Runnable next() {
        Waiting first = waiting.peek();
        if (ready.isEmpty() && first != null && !first.due.isAfter(now)) {
            ready.add(waiting.remove().task);
        }
        return ready.poll();
    }

    private record Waiting(Instant due, long number, Runnable task) {}
}
