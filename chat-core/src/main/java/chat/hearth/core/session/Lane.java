package chat.hearth.core.session;

import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides about sending to one device again: everything that waits, in order, when the link comes up or the peer is
/// seen; and while the peer is there and does not answer, after 5 s, 10 s … 10 min without progress. No entry goes out
/// twice within 5 s.
final class Lane {
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final CoreThread core;
    private final BooleanSupplier up;
    private final BooleanSupplier peerThere;
    private final Supplier<NavigableMap<OutboxEntry.Key, OutboxEntry>> waiting;
    private final Consumer<OutboxEntry> send;
    private final Map<OutboxEntry.Key, Instant> sentAt = new HashMap<>();
    private final Set<OutboxEntry.Key> underWay = new HashSet<>();
    private Duration pause = PAUSE;
    private CoreThread.@Nullable Timer timer;

    Lane(
            CoreThread core,
            BooleanSupplier up,
            BooleanSupplier peerThere,
            Supplier<NavigableMap<OutboxEntry.Key, OutboxEntry>> waiting,
            Consumer<OutboxEntry> send) {
        this.core = core;
        this.up = up;
        this.peerThere = peerThere;
        this.waiting = waiting;
        this.send = send;
    }

    /// A new entry, behind all others.
    void added(OutboxEntry entry) {
        if (up.getAsBoolean()) {
            go(entry);
            probeLater();
        }
    }

    void peerSeen() {
        pause = PAUSE;
        resend();
    }

    /// The device has acknowledged something.
    void progressed() {
        pause = PAUSE;
        var left = waiting.get();
        sentAt.keySet().retainAll(left.keySet());
        disarm();
        if (!left.isEmpty()) {
            probeLater();
        }
    }

    void answered(OutboxEntry.Key key, Outcome outcome) {
        underWay.remove(key);
        if (outcome == Outcome.LINK_LOST) {
            sentAt.remove(key);
        }
    }

    void linkLost() {
        pause = PAUSE;
        disarm();
    }

    void resend() {
        var entries = waiting.get();
        disarm();
        if (entries.isEmpty() || !up.getAsBoolean()) {
            return;
        }
        Instant limit = core.instant().minus(PAUSE);
        List<OutboxEntry> due = entries.values().stream()
                .filter(entry -> !sentAt.getOrDefault(entry.key(), Instant.MIN).isAfter(limit))
                .toList();
        due.forEach(this::go);
        if (due.size() < entries.size()) {
            arm(PAUSE, this::resend);
        } else {
            probeLater();
        }
    }

    private void go(OutboxEntry entry) {
        if (underWay.add(entry.key())) {
            sentAt.put(entry.key(), core.instant());
            send.accept(entry);
        }
    }

    private void probeLater() {
        if (peerThere.getAsBoolean()) {
            arm(pause, this::probe);
        }
    }

    private void probe() {
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        resend();
    }

    private void arm(Duration delay, Runnable task) {
        if (timer == null) {
            timer = core.after(delay, () -> {
                timer = null;
                task.run();
            });
        }
    }

    private void disarm() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
