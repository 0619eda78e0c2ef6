package chat.hearth.core.transport.memory;

import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Watch;
import chat.hearth.core.transport.Will;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a broker remembers of one client over its connections: subscriptions, the queue of what it has not
/// acknowledged, and the will of a connection that broke.
final class BrokerSession {
    /// As many brokers are set up: what comes when the queue is full is lost, and its sender is not told.
    static final int QUEUE = 1_000;
    /// As Mosquitto is set up: as long as so many are not acknowledged, the next ones wait at the broker.
    static final int IN_FLIGHT = 20;

    private final CoreThread core;
    private final Address owner;
    private final DeviceId device;
    private final Map<Watch, Watch> subscriptions = new HashMap<>();
    private final Set<Queued> queue = new LinkedHashSet<>();
    /// What the connection has brought of the queue.
    private final Set<Queued> inFlight = new HashSet<>();
    private @Nullable ClientEnd client;
    private CoreThread.@Nullable Timer will;
    private CoreThread.@Nullable Timer expiry;

    BrokerSession(CoreThread core, Address owner, DeviceId device) {
        this.core = core;
        this.owner = owner;
        this.device = device;
    }

    /// Every delivery is its own, also of equal letters.
    private static final class Queued {
        final Letter letter;

        Queued(Letter letter) {
            this.letter = letter;
        }
    }

    Address owner() {
        return owner;
    }

    DeviceId device() {
        return device;
    }

    boolean isOn(Line line) {
        return client != null && client.line() == line;
    }

    /// The connection before, if it is still there, is taken over.
    void connect(ClientEnd with, boolean kept) {
        breakOff(Link.Why.TAKEN_OVER);
        cancelTimers();
        client = with;
        with.accept(kept);
        Instant now = core.instant();
        queue.removeIf(queued -> queued.letter.isExpired(now));
        inFlight.clear();
        deliverNext();
    }

    /// The connection broke: its will is to be published unless another comes in time; without one for long, the
    /// session ends.
    void lose(Link.Why why, Consumer<Will> publish, Runnable end) {
        Optional<Will> left = client == null ? Optional.empty() : client.will();
        breakOff(why);
        left.ifPresent(last -> will = core.after(last.delay(), () -> publish.accept(last)));
        expiry = core.after(Publication.LONGEST, end);
    }

    void disconnect(Runnable end) {
        client = null;
        expiry = core.after(Publication.LONGEST, end);
    }

    void forget(Link.Why why) {
        breakOff(why);
        cancelTimers();
        queue.clear();
        inFlight.clear();
    }

    void subscribe(Watch watch) {
        subscriptions.put(place(watch), watch);
    }

    void unsubscribe(Watch watch) {
        subscriptions.remove(place(watch), watch);
    }

    Optional<Watch> subscription(Mailbox mailbox) {
        return subscriptions.values().stream()
                .filter(watch -> watch.covers(mailbox))
                .findFirst();
    }

    void give(Watch subscription, Letter letter) {
        switch (subscription) {
            case Watch.Inbox _ -> enqueue(letter);
            case Watch.Card _, Watch.Bundles _, Watch.Presence _, Watch.Requests _, Watch.Muted _ ->
                give(letter, false);
        }
    }

    /// At QoS 0: who is not there misses it.
    void give(Letter letter, boolean stored) {
        if (client != null) {
            client.deliver(letter.packet(stored, core.instant(), () -> {}));
        }
    }

    private void enqueue(Letter letter) {
        if (queue.size() < QUEUE) {
            Queued queued = new Queued(letter);
            queue.add(queued);
            deliverNext();
        }
    }

    private void deliverNext() {
        queue.stream()
                .filter(queued -> !inFlight.contains(queued))
                .limit(IN_FLIGHT - inFlight.size())
                .toList()
                .forEach(this::deliver);
    }

    private void deliver(Queued queued) {
        if (client != null) {
            inFlight.add(queued);
            Line line = client.line();
            AtomicBoolean done = new AtomicBoolean();
            Packet packet = queued.letter.packet(false, core.instant(), () -> {
                if (!done.getAndSet(true)) {
                    line.toBroker(() -> acknowledged(queued));
                }
            });
            client.deliver(packet);
        }
    }

    private void acknowledged(Queued queued) {
        queue.remove(queued);
        inFlight.remove(queued);
        deliverNext();
    }

    private void breakOff(Link.Why why) {
        if (client != null) {
            client.end(why);
            client = null;
        }
    }

    private void cancelTimers() {
        if (will != null) {
            will.cancel();
        }
        if (expiry != null) {
            expiry.cancel();
        }
    }

    /// Two watches of one mailbox are one subscription.
    private static Watch place(Watch watch) {
        return switch (watch) {
            case Watch.Muted(var owner, var device, var slot) -> new Watch.Inbox(owner, device, slot);
            case Watch.Card _, Watch.Bundles _, Watch.Presence _, Watch.Requests _, Watch.Inbox _ -> watch;
        };
    }
}
