package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tells the devices of contacts, end to end, what is stored here. Several are told as one: with the next message to
/// that device, or alone after 50 ms, or at once when many wait, so that a sender with few under way need not wait.
final class Acknowledgements {
    static final Duration DELAY = Duration.ofMillis(50);
    static final int MANY = 8;

    private final Desk desk;
    private final Map<DeviceKey, CoreThread.Timer> due = new HashMap<>();
    private final Map<DeviceKey, Integer> owed = new HashMap<>();

    Acknowledgements(Desk desk) {
        this.desk = desk;
    }

    /// Something from that device is stored (or was stored before, and it does not know).
    void owe(DeviceKey device) {
        if (owed.merge(device, 1, Integer::sum) >= MANY) {
            now(device);
        } else {
            due.computeIfAbsent(device, key -> desk.core().after(DELAY, () -> now(key)));
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

    private void sendAlone(DeviceKey device) {
        Optional<Mailbox> mailbox = desk.memory().contacts.get(device.peer()).flatMap(to -> inbox(to, device));
        Optional<Inner.Acknowledgement> stored = stored(device);
        if (mailbox.isPresent() && stored.isPresent()) {
            Inner inner = new Inner(Optional.empty(), 0, 0, 0, stored, 0, 0, new Body.AckOnly());
            var recipient = new SessionCipher.Recipient(device.peer(), device.device(), introduction(device));
            desk.courier()
                    .publish(Publication.lasting(
                            mailbox.get(), desk.cipher().seal(recipient, InnerCodec.encode(inner))));
        }
    }

    private Optional<SignedCard> introduction(DeviceKey device) {
        boolean introduced =
                desk.memory().outStreams.get(device).map(OutStream::introduced).orElse(false);
        return introduced ? Optional.empty() : desk.memory().card();
    }

    private static Optional<Mailbox> inbox(Contact to, DeviceKey device) {
        return to.ourSlot().map(slot -> new Mailbox.InboxOf(to.address(), device.device(), slot));
    }
}
