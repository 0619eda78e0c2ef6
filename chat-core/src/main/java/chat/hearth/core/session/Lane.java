package chat.hearth.core.session;

import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides what goes out to one device, and when. What no broker has taken yet goes out as fast as the broker takes it,
/// however much waits. What a broker has taken is sent again when it may be lost, in order, the first [#WINDOW] that
/// wait: when the link comes up, when the peer is seen after 5 s without progress, and while it is there and does not
/// answer after 5 s, 10 s … 10 min. As the device acknowledges, the window moves on. No entry goes out twice within 5
/// s.
final class Lane {
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    static final int WINDOW = 200;
    /// Handed to the network and not answered yet.
    private static final int UNDER_WAY = 100;

    private final CoreThread core;
    private final BooleanSupplier up;
    private final BooleanSupplier peerThere;
    private final Supplier<NavigableMap<OutboxEntry.Key, OutboxEntry>> waiting;
    private final Consumer<OutboxEntry> send;
    private final NavigableMap<OutboxEntry.Key, Instant> sentAt = new TreeMap<>();
    private final Set<OutboxEntry.Key> underWay = new HashSet<>();
    /// How far what was never taken has gone out.
    private OutboxEntry.@Nullable Key fresh;
    /// What went out before this moment may be lost.
    private Instant doubted = Instant.MIN;
    private Instant progress = Instant.MIN;
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

    /// There is a new entry, behind all others.
    void added() {
        sendFresh();
        probeLater();
    }

    void linkUp() {
        fresh = null;
        pause = PAUSE;
        doubt();
    }

    void linkLost() {
        pause = PAUSE;
        disarm();
    }

    void peerSeen() {
        pause = PAUSE;
        if (progress.isAfter(core.instant().minus(PAUSE))) {
            probeLater();
        } else {
            doubt();
        }
    }

    /// The device has acknowledged something.
    void progressed() {
        progress = core.instant();
        pause = PAUSE;
        disarm();
        var left = waiting.get();
        if (left.isEmpty()) {
            sentAt.clear();
        } else {
            sentAt.headMap(left.firstKey()).clear();
            sendAgain();
            sendFresh();
            probeLater();
        }
    }

    void answered(OutboxEntry.Key key, Outcome outcome) {
        underWay.remove(key);
        if (outcome == Outcome.LINK_LOST) {
            // Tried again when the link is up; at once would be for ever, if the news of the loss is still to come.
            sentAt.remove(key);
            fresh = null;
        } else {
            sendAgain();
            sendFresh();
        }
    }

    private void doubt() {
        doubted = core.instant();
        disarm();
        sendAgain();
        sendFresh();
        probeLater();
    }

    private void sendAgain() {
        if (!up.getAsBoolean()) {
            return;
        }
        int seen = 0;
        for (OutboxEntry entry : waiting.get().values()) {
            if (++seen > WINDOW || underWay.size() >= UNDER_WAY) {
                return;
            }
            if (isDoubted(entry) && !goIfRested(entry)) {
                arm(PAUSE, this::doubt);
            }
        }
    }

    private void sendFresh() {
        var all = waiting.get();
        var entries = fresh == null ? all : all.tailMap(fresh, false);
        for (OutboxEntry entry : entries.values()) {
            if (!up.getAsBoolean() || underWay.size() >= UNDER_WAY) {
                return;
            }
            fresh = entry.key();
            if (entry.taken().isEmpty() && isDoubted(entry)) {
                goIfRested(entry);
            }
        }
    }

    /// Whether it was not sent since all that went out before is doubted.
    private boolean isDoubted(OutboxEntry entry) {
        Instant sent = sentAt.get(entry.key());
        return sent == null || sent.isBefore(doubted);
    }

    /// Sends it unless that was done within the last 5 s.
    private boolean goIfRested(OutboxEntry entry) {
        Instant sent = sentAt.get(entry.key());
        boolean rested = sent == null || !sent.isAfter(core.instant().minus(PAUSE));
        if (rested) {
            go(entry);
        }
        return rested;
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
        doubt();
    }

    private void arm(Duration delay, Runnable task) {
        if (timer == null && !waiting.get().isEmpty()) {
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
