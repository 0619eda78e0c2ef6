package chat.hearth.core.session;

import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Inner;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells the devices of contacts, end to end, what is stored here. Several are told as one: with the next message to
/// that device, or alone after 50 ms, or as soon as it is half of what the sender has under way, so that a sender who
/// waits for it need not wait long, and one with many under way is not answered for each.
final class Acknowledgements {
    static final Duration DELAY = Duration.ofMillis(50);
    /// So that the window of a sender moves in several steps.
    private static final int MANY = 50;

    private final Desk desk;
    private final Map<DeviceKey, CoreThread.Timer> due = new HashMap<>();
    private final Map<DeviceKey, Integer> owed = new HashMap<>();
    private final Map<DeviceKey, Long> underWay = new HashMap<>();
    /// Those that are answered in this turn.
    private final Set<DeviceKey> soon = new HashSet<>();

    Acknowledgements(Desk desk) {
        this.desk = desk;
    }

    /// A message tells how many the device had under way when it was sent.
    void underWay(DeviceKey device, Inner inner) {
        underWay.put(device, inner.seq() - inner.base() + 1);
    }

    /// Something from that device is stored (or was stored before, and it does not know).
    void owe(DeviceKey device) {
        due.computeIfAbsent(device, key -> desk.core().after(DELAY, () -> now(key)));
        // Not only where they become equal: what is enough changes meanwhile.
        if (owed.merge(device, 1, Integer::sum) >= enough(device) && soon.add(device)) {
            // Behind what is ready to be done: more of them may be stored in this turn.
            desk.core().execute(() -> nowIfOwed(device));
        }
    }

    private int enough(DeviceKey device) {
        return Math.clamp(underWay.getOrDefault(device, 0L) / 2, 1, MANY);
    }

    private void nowIfOwed(DeviceKey device) {
        soon.remove(device);
        if (owed.containsKey(device)) {
            now(device);
        }
    }

    /// As [#owe], at once: something is missing, and the device can send it again.
    void now(DeviceKey device) {
        cancel(device);
        sendAlone(device);
    }

    /// What to acknowledge in a message that goes to that device now. Speaks of what is durable alone.
    Optional<Inner.Acknowledgement> sentAlong(DeviceKey device) {
        cancel(device);
        return stored(device);
    }

    private void cancel(DeviceKey device) {
        owed.remove(device);
        CoreThread.Timer timer = due.remove(device);
        if (timer != null) {
            timer.cancel();
        }
    }

    private Optional<Inner.Acknowledgement> stored(DeviceKey device) {
        return desk.memory()
                .inStreams
                .stored(device)
                .map(in -> new Inner.Acknowledgement(in.id(), in.cumulative(), in.ranges()))
                .filter(acknowledgement -> acknowledgement.greatest() > 0);
    }

    /// Also if there is nothing to acknowledge: there is a new session that the device does not know of.
    void greet(DeviceKey device) {
        cancel(device);
        send(device);
    }

    private void sendAlone(DeviceKey device) {
        if (stored(device).isPresent()) {
            send(device);
        }
    }

    private void send(DeviceKey device) {
        Optional<Mailbox> mailbox = desk.memory().inbox(device);
        if (mailbox.isPresent() && desk.courier().isUp()) {
            desk.protection()
                    .seal(
                            device,
                            () -> alone(device),
                            made -> made.ifPresent(
                                    envelope -> desk.courier().publish(Publication.lasting(mailbox.get(), envelope))));
        }
    }

    private Inner alone(DeviceKey device) {
        return new Inner(Optional.empty(), 0, 0, 0, stored(device), 0, 0, new Body.AckOnly());
    }
}
