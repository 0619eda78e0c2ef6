package chat.hearth.core.delivery;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Decides what goes out to one device, and when. Core thread only.
///
/// Of what waits, the first [#WINDOW] numbers go out, in order, and the window moves as they are acknowledged. What
/// is acknowledged proves that what went out *before* it and is not acknowledged is lost (as in RFC 8985, section 3):
/// that goes out again. Where nothing comes at all, the lowest number is tried again alone, and what its
/// acknowledgement says decides about the rest. No number goes out twice within [Pace#rest].
public final class Lane {
    /// So that what waits for one contact leaves room for others in the queue a broker keeps for a device (often
    /// 1,000).
    public static final int WINDOW = 200;
    /// Handed to the network and not answered yet.
    private static final int UNDER_WAY = 100;
    /// The next try is the first, from which waiting is counted.
    private static final int NEVER = -1;

    private final CoreThread core;
    private final Pace pace;
    private final RandomGenerator random;
    private final Road road;
    private final NavigableMap<OutboxEntry.Key, Sent> sent = new TreeMap<>();
    private final NavigableSet<OutboxEntry.Key> lost = new TreeSet<>();
    private final Set<OutboxEntry.Key> underWay = new HashSet<>();
    /// How far what never went out before has gone out.
    private OutboxEntry.@Nullable Key fresh;
    private long sendings;
    /// How often in a row the lowest number was tried without an answer.
    private int tries;
    private boolean there;
    /// No sign of life makes it try again before.
    private Instant quietUntil = Instant.MIN;
    private CoreThread.@Nullable Timer probing;
    private CoreThread.@Nullable Timer resting;

    /// What a lane needs to know, and what it does.
    public interface Road {
        boolean isUp();

        /// Whether the contact is seen online.
        boolean peerThere();

        /// What waits for the device and is stored, in the order to be sent.
        NavigableMap<OutboxEntry.Key, OutboxEntry> waiting();

        /// Ends in [Lane#answered].
        void send(OutboxEntry entry);
    }

    /// When it went out last, and as which of all sendings.
    private record Sent(Instant at, long order) {}

    public Lane(CoreThread core, Pace pace, RandomGenerator random, Road road) {
        this.core = core;
        this.pace = pace;
        this.random = random;
        this.road = road;
        this.there = road.peerThere();
    }

    /// There is a new entry, behind all others.
    public void added() {
        pump();
        probeLater();
    }

    /// @param kept whether the broker still knew this device; one that did not may have forgotten the queues of others
    public void linkUp(boolean kept) {
        tries = NEVER;
        there = road.peerThere();
        disarm();
        if (!kept) {
            window().values().forEach(this::wentOut);
            lost.addAll(sent.keySet());
        }
        probe();
    }

    public void linkLost() {
        there = false;
        disarm();
    }

    /// A sign of life of the contact.
    public void peerSeen() {
        boolean came = road.peerThere() && !there;
        there = road.peerThere();
        if (came) {
            tries = NEVER;
        }
        if (came || !quietUntil.isAfter(core.instant())) {
            disarm();
            probe();
        }
    }

    public void peerLeft() {
        there = false;
        tries = 0;
        disarm();
        pump();
        probeLater();
    }

    /// Whether an acknowledgement of it is to be believed: this copy of the outbox has sent it.
    public boolean hasSent(OutboxEntry entry) {
        return entry.taken().isPresent() || sent.containsKey(entry.key());
    }

    /// The device has these; they are in the outbox no more.
    public void acknowledged(Collection<OutboxEntry.Key> done) {
        long newest = -1;
        for (OutboxEntry.Key key : done) {
            Sent when = sent.remove(key);
            lost.remove(key);
            newest = Math.max(newest, when == null ? -1 : when.order());
        }
        for (var each : sent.entrySet()) {
            if (each.getValue().order() < newest && !underWay.contains(each.getKey())) {
                lost.add(each.getKey());
            }
        }
        tries = 0;
        quietUntil = core.instant().plus(pace.rest());
        disarm();
        pump();
        probeLater();
    }

    /// What the network says to [Road#send].
    public void answered(OutboxEntry.Key key, Outcome outcome) {
        underWay.remove(key);
        if (outcome == Outcome.LINK_LOST) {
            // Goes out when the link is up; at once would be for ever, if the news of the loss is still to come.
            sent.computeIfPresent(key, (_, before) -> new Sent(Instant.MIN, before.order()));
            lost.add(key);
        } else {
            pump();
        }
    }

    /// The entries of the outbox have other places now.
    public void begunAnew() {
        sent.clear();
        lost.clear();
        fresh = null;
        linkUp(true);
    }

    private void pump() {
        if (road.isUp()) {
            var window = window();
            sendLost(window);
            sendFresh(window);
        }
    }

    private void sendLost(NavigableMap<OutboxEntry.Key, OutboxEntry> window) {
        for (OutboxEntry.Key key : List.copyOf(lost)) {
            OutboxEntry entry = window.get(key);
            if (entry == null) {
                lost.remove(key);
            } else if (underWay.size() >= UNDER_WAY) {
                return;
            } else if (rested(key)) {
                go(entry);
            } else {
                rest(key);
            }
        }
    }

    private void sendFresh(NavigableMap<OutboxEntry.Key, OutboxEntry> window) {
        for (OutboxEntry entry : fresh(window).values()) {
            if (underWay.size() >= UNDER_WAY) {
                return;
            }
            fresh = entry.key();
            if (!wentOut(entry)) {
                go(entry);
            }
        }
    }

    private NavigableMap<OutboxEntry.Key, OutboxEntry> fresh(NavigableMap<OutboxEntry.Key, OutboxEntry> window) {
        if (fresh == null) {
            return window;
        }
        boolean any = !window.isEmpty() && window.lastKey().compareTo(fresh) > 0;
        return any ? window.tailMap(fresh, false) : Collections.emptyNavigableMap();
    }

    /// Whether it went out before; what a broker has taken in an earlier run has.
    private boolean wentOut(OutboxEntry entry) {
        entry.taken().ifPresent(at -> sent.putIfAbsent(entry.key(), new Sent(at, 0)));
        return sent.containsKey(entry.key());
    }

    private void go(OutboxEntry entry) {
        lost.remove(entry.key());
        if (underWay.add(entry.key())) {
            sent.put(entry.key(), new Sent(core.instant(), ++sendings));
            road.send(entry);
        }
    }

    private boolean rested(OutboxEntry.Key key) {
        Sent before = sent.get(key);
        Instant now = core.instant();
        // A clock that was set back is no reason to wait for long.
        return before == null || before.at().isAfter(now) || !before.at().isAfter(now.minus(pace.rest()));
    }

    private void rest(OutboxEntry.Key key) {
        Sent before = sent.get(key);
        if (resting == null && before != null) {
            Duration left = Duration.between(core.instant(), before.at().plus(pace.rest()));
            resting = core.after(left, () -> {
                resting = null;
                pump();
            });
        }
    }

    /// Tries the lowest number again; what is acknowledged then decides about the others.
    private void probe() {
        tries++;
        var waiting = road.waiting();
        if (!waiting.isEmpty()) {
            quietUntil = core.instant().plus(pace.whileThere(tries));
            OutboxEntry first = waiting.firstEntry().getValue();
            if (wentOut(first) && !underWay.contains(first.key())) {
                lost.add(first.key());
            }
            pump();
            probeLater();
        }
    }

    private void probeLater() {
        if (probing == null && road.isUp() && !road.waiting().isEmpty()) {
            Duration wait = there ? pace.whileThere(tries) : pace.whileAway(tries);
            probing = core.after(Pace.about(wait, random), () -> {
                probing = null;
                probe();
            });
        }
    }

    private void disarm() {
        if (probing != null) {
            probing.cancel();
            probing = null;
        }
        if (resting != null) {
            resting.cancel();
            resting = null;
        }
    }

    private NavigableMap<OutboxEntry.Key, OutboxEntry> window() {
        var waiting = road.waiting();
        if (waiting.isEmpty()) {
            return waiting;
        }
        OutboxEntry.Key first = waiting.firstKey();
        var end = new OutboxEntry.Key(first.peer(), first.device(), first.stream(), first.seq() + WINDOW);
        return waiting.lastKey().compareTo(end) < 0 ? waiting : waiting.headMap(end, false);
    }
}
