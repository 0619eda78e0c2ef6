package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.PresenceTracker;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way out: everything stays in the outbox until the contact's device has acknowledged it, and the broker's answer
/// moves a message from *queued* to *sent* and no further. When to send again is [Lane]'s to say.
final class Departures {
    /// After it, what was not acknowledged fails.
    static final Duration PATIENCE = Duration.ofDays(30);

    private final CoreThread core;
    private final Ledger ledger;
    private final Memory memory;
    private final Courier courier;
    private final SessionCipher cipher;
    private final Acknowledgements acknowledgements;
    private final PresenceTracker presences;
    private final Map<DeviceKey, Lane> lanes = new HashMap<>();

    Departures(Desk desk, Acknowledgements acknowledgements, PresenceTracker presences) {
        this.core = desk.core();
        this.ledger = desk.ledger();
        this.memory = desk.memory();
        this.courier = desk.courier();
        this.cipher = desk.cipher();
        this.acknowledgements = acknowledgements;
        this.presences = presences;
    }

    /// What is to be sent, before it has a place in a stream.
    ///
    /// @param time and `after`: see `OrderClock`
    record Load(MessageId id, Body body, long time, long after, Optional<OutboxEntry.Shown> shown) {}

    /// Puts `load` into the outbox of every device of the contact, as part of `transaction`, and sends it after that.
    void post(Transaction transaction, Contact to, Load load) {
        devices(to).forEach(device -> post(transaction, device, load, core.instant()));
    }

    /// The contact's card names other devices than before: what waits for one that is gone waits for the new ones.
    void devicesChanged(Transaction transaction, Contact before, Contact after) {
        List<DeviceKey> had = devices(before);
        List<DeviceKey> has = devices(after);
        List<DeviceKey> added =
                has.stream().filter(device -> !had.contains(device)).toList();
        for (DeviceKey gone :
                had.stream().filter(device -> !has.contains(device)).toList()) {
            for (OutboxEntry entry : List.copyOf(memory.waitingFor(gone).values())) {
                remove(transaction, entry);
                Load load = new Load(entry.id(), entry.body(), entry.time(), entry.after(), entry.shown());
                added.forEach(device -> post(transaction, device, load, entry.since()));
            }
        }
    }

    private void post(Transaction transaction, DeviceKey key, Load load, Instant since) {
        OutStream stream = memory.outStreams.get(key).orElseGet(() -> newStream(key));
        OutStream moved = stream.withNext(stream.next() + 1);
        transaction.put(memory.outStreams, key, moved, new Change.PutOutStream(moved));
        var place = new OutboxEntry.Key(key.peer(), key.device(), stream.id(), stream.next());
        OutboxEntry entry =
                new OutboxEntry(place, load.id, load.body, load.time, load.after, load.shown, since, Optional.empty());
        transaction.put(memory.outbox, place, entry, new Change.PutOutboxEntry(entry));
        transaction.then(() -> lane(key).added());
    }

    /// Sends everything unacknowledged again, in order; each device at most once in 5 s.
    void resendAll() {
        giveUpOld();
        Memory.devices(memory.outbox.view()).forEach(key -> lane(key).linkUp());
    }

    private void giveUpOld() {
        Instant limit = core.instant().minus(PATIENCE);
        memory.outbox.view().values().stream()
                .filter(entry -> entry.shown().isPresent() && entry.since().isBefore(limit))
                .toList()
                .forEach(entry -> failed(entry, Delivery.Reason.GAVE_UP));
    }

    /// A sign of life of that contact came: what waits for it may get through now.
    void peerSeen(PeerId peer) {
        Memory.devices(memory.waitingFor(peer)).forEach(key -> lane(key).peerSeen());
    }

    void linkLost() {
        lanes.values().forEach(Lane::linkLost);
    }

    /// That device has stored everything up to `cumulative`.
    void acknowledged(DeviceKey device, Inner.Acknowledgement acknowledgement) {
        Optional<OutStream> stream = memory.outStreams.get(device);
        if (stream.filter(out -> out.id() == acknowledgement.stream()).isEmpty()) {
            return;
        }
        if (Long.compareUnsigned(
                        acknowledgement.cumulative(), stream.orElseThrow().next())
                >= 0) {
            beginAnew(device, stream.orElseThrow());
            return;
        }
        var last = new OutboxEntry.Key(
                device.peer(), device.device(), acknowledgement.stream(), acknowledgement.cumulative());
        List<OutboxEntry> done =
                List.copyOf(memory.waitingFor(device).headMap(last, true).values());
        if (!done.isEmpty()) {
            settle(device, stream.orElseThrow(), done);
        }
    }

    /// Takes a message that is still in the outbox out of it: its place is sent as void.
    void withdraw(Transaction transaction, Message message) {
        carrying(message).forEach(entry -> makeVoid(transaction, entry));
    }

    /// As [#withdraw], for everything that is shown in one conversation.
    void withdrawAll(Transaction transaction, ConversationId conversation) {
        List.copyOf(memory.waitingFor(conversation.peer()).values()).stream()
                .filter(entry -> entry.shown().isPresent())
                .forEach(entry -> makeVoid(transaction, entry));
    }

    /// Gives up what waits for somebody who shall get nothing more.
    void drop(Transaction transaction, Contact contact) {
        for (OutboxEntry entry : List.copyOf(memory.waitingFor(contact.id()).values())) {
            remove(transaction, entry);
            entry.shown().ifPresent(shown -> transaction.change(failure(shown, Delivery.Reason.NO_CONTACT)));
        }
    }

    /// Whether a try to deliver this message is under way already.
    boolean carries(Message message) {
        return !carrying(message).isEmpty();
    }

    /// The device has stored more of this stream than we know to have sent: ours is an older copy of the profile. What
    /// waits would be taken for something that it had before, so it goes on in a new stream.
    private void beginAnew(DeviceKey device, OutStream old) {
        List<OutboxEntry> waiting = List.copyOf(memory.waitingFor(device).values());
        long id = Math.max(old.id() + 1, core.instant().toEpochMilli());
        OutStream fresh = new OutStream(device.peer(), device.device(), id, waiting.size() + 1L, false);
        Transaction transaction =
                new Transaction().put(memory.outStreams, device, fresh, new Change.PutOutStream(fresh));
        for (int i = 0; i < waiting.size(); i++) {
            remove(transaction, waiting.get(i));
            OutboxEntry moved = waiting.get(i).withKey(new OutboxEntry.Key(device.peer(), device.device(), id, i + 1));
            transaction.put(memory.outbox, moved.key(), moved, new Change.PutOutboxEntry(moved));
        }
        ledger.commit(transaction.then(() -> lane(device).linkUp()));
    }

    private void settle(DeviceKey device, OutStream stream, List<OutboxEntry> done) {
        Instant now = core.instant();
        Transaction transaction = new Transaction();
        for (OutboxEntry entry : done) {
            remove(transaction, entry);
            entry.shown()
                    .ifPresent(shown -> transaction.change(new Change.SetDelivery(
                            shown.conversation(), shown.position(), new Delivery.Delivered(entry.taken(), now))));
        }
        if (!stream.introduced()) {
            OutStream introduced = stream.asIntroduced();
            transaction.put(memory.outStreams, device, introduced, new Change.PutOutStream(introduced));
        }
        ledger.commit(transaction.then(() -> lane(device).progressed()));
    }

    private void send(OutboxEntry entry) {
        Optional<Contact> contact = memory.contacts.get(entry.key().peer());
        contact.flatMap(to -> to.ourSlot()
                        .map(slot ->
                                new Mailbox.InboxOf(to.address(), entry.key().device(), slot)))
                .ifPresent(mailbox -> courier.publish(Publication.lasting(mailbox, sealed(entry)))
                        .thenAccept(outcome -> core.execute(() -> answered(entry.key(), outcome))));
    }

    private Bytes sealed(OutboxEntry entry) {
        DeviceKey device = DeviceKey.of(entry.key());
        Inner inner = new Inner(
                Optional.of(entry.id()),
                entry.key().stream(),
                entry.key().seq(),
                memory.waitingFor(device).firstKey().seq(),
                acknowledgements.sentAlong(device),
                entry.time(),
                entry.after(),
                entry.body());
        boolean introduced =
                memory.outStreams.get(device).map(OutStream::introduced).orElse(false);
        var recipient = new SessionCipher.Recipient(
                device.peer(), device.device(), introduced ? Optional.empty() : memory.card());
        return cipher.seal(recipient, InnerCodec.encode(inner));
    }

    private void answered(OutboxEntry.Key key, Outcome outcome) {
        lane(DeviceKey.of(key)).answered(key, outcome);
        memory.outbox.get(key).ifPresent(entry -> {
            switch (outcome) {
                case ACCEPTED -> taken(entry);
                case NOBODY_THERE, LINK_LOST -> {}
                case NOT_AUTHORIZED -> failed(entry, Delivery.Reason.NOT_AUTHORIZED);
                case QUOTA_EXCEEDED -> failed(entry, Delivery.Reason.QUOTA_EXCEEDED);
                case TOO_LARGE -> failed(entry, Delivery.Reason.TOO_LARGE);
                case REFUSED -> failed(entry, Delivery.Reason.REFUSED);
            }
        });
    }

    private void taken(OutboxEntry entry) {
        if (entry.taken().isPresent()) {
            return;
        }
        Instant now = core.instant();
        OutboxEntry taken = entry.withTaken(now);
        Transaction transaction =
                new Transaction().put(memory.outbox, entry.key(), taken, new Change.PutOutboxEntry(taken));
        entry.shown()
                .filter(_ -> everyDeviceHas(entry))
                .ifPresent(shown -> transaction.change(
                        new Change.SetDelivery(shown.conversation(), shown.position(), new Delivery.Sent(now))));
        ledger.commit(transaction);
    }

    private void failed(OutboxEntry entry, Delivery.Reason reason) {
        entry.shown().ifPresent(shown -> {
            Transaction transaction = new Transaction().change(failure(shown, reason));
            makeVoid(transaction, entry);
            ledger.commit(transaction);
        });
    }

    private Change failure(OutboxEntry.Shown shown, Delivery.Reason reason) {
        return new Change.SetDelivery(
                shown.conversation(), shown.position(), new Delivery.Failed(reason, core.instant()));
    }

    private void makeVoid(Transaction transaction, OutboxEntry entry) {
        OutboxEntry empty = new OutboxEntry(
                entry.key(),
                entry.id(),
                new Body.Void(),
                entry.time(),
                entry.after(),
                Optional.empty(),
                entry.since(),
                entry.taken());
        transaction.put(memory.outbox, entry.key(), empty, new Change.PutOutboxEntry(empty));
    }

    private void remove(Transaction transaction, OutboxEntry entry) {
        transaction.remove(memory.outbox, entry.key(), new Change.RemoveOutboxEntry(entry.key()));
    }

    /// Whether the broker has taken it for every device of the contact.
    private boolean everyDeviceHas(OutboxEntry entry) {
        List<DeviceKey> devices =
                memory.contacts.get(entry.key().peer()).map(Departures::devices).orElse(List.of());
        return devices.stream()
                .filter(device -> !device.equals(DeviceKey.of(entry.key())))
                .flatMap(device -> memory.waitingFor(device).values().stream())
                .filter(each -> each.id().equals(entry.id()))
                .allMatch(each -> each.taken().isPresent());
    }

    private List<OutboxEntry> carrying(Message message) {
        return memory.waitingFor(message.conversation().peer()).values().stream()
                .filter(entry -> entry.shown()
                        .filter(shown -> shown.conversation().equals(message.conversation())
                                && shown.position().equals(message.position()))
                        .isPresent())
                .toList();
    }

    private OutStream newStream(DeviceKey key) {
        return new OutStream(key.peer(), key.device(), core.instant().toEpochMilli(), 1, false);
    }

    private static List<DeviceKey> devices(Contact contact) {
        return contact.card().map(signed -> signed.card().devices()).orElse(List.of()).stream()
                .map(device -> new DeviceKey(contact.id(), device.id()))
                .toList();
    }

    private Lane lane(DeviceKey device) {
        return lanes.computeIfAbsent(
                device,
                key -> new Lane(
                        core,
                        courier::isUp,
                        () -> presences.isThere(key.peer()),
                        () -> memory.waitingFor(key),
                        this::send));
    }
}
