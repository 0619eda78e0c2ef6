package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.delivery.Lane;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.delivery.Pace;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.PresenceTracker;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/// The way out: everything stays in the outbox until the contact's device has acknowledged it, and the broker's answer
/// moves a message from *queued* to *sent* and no further. When to send again is [Lane]'s to say.
final class Departures {
    private final CoreThread core;
    private final Ledger ledger;
    private final Memory memory;
    private final Courier courier;
    private final Protection protection;
    private final RandomGenerator random;
    private final Outbox outbox;
    private final Takings takings;
    private final Acknowledgements acknowledgements;
    private final PresenceTracker presences;
    private final Pace pace;
    private final Map<DeviceKey, Lane> lanes = new HashMap<>();

    Departures(Desk desk, Acknowledgements acknowledgements, PresenceTracker presences, Pace pace) {
        this.core = desk.core();
        this.ledger = desk.ledger();
        this.memory = desk.memory();
        this.courier = desk.courier();
        this.protection = desk.protection();
        this.random = desk.random();
        this.outbox = new Outbox(desk);
        this.takings = new Takings(desk, outbox, presences);
        this.acknowledgements = acknowledgements;
        this.presences = presences;
        this.pace = pace;
    }

    /// What is to be sent, before it has a place in a stream.
    ///
    /// @param time and `after`: see `OrderClock`
    record Load(MessageId id, Body body, long time, long after, Optional<OutboxEntry.Shown> shown) {}

    /// Puts `load` into the outbox of every device of the contact, as part of `transaction`, and sends it after that.
    void post(Transaction transaction, Contact to, Load load) {
        for (DeviceKey device : Outbox.devices(to)) {
            outbox.add(transaction, device, load, core.instant());
            transaction.then(() -> lane(device).added());
        }
    }

    /// The contact's card names other devices than before: what waits for one that is gone waits for the new ones.
    void devicesChanged(Transaction transaction, Contact before, Contact after) {
        List<DeviceKey> had = Outbox.devices(before);
        List<DeviceKey> has = Outbox.devices(after);
        List<DeviceKey> added =
                has.stream().filter(device -> !had.contains(device)).toList();
        had.stream().filter(device -> !has.contains(device)).forEach(gone -> outbox.move(transaction, gone, added));
        added.forEach(device -> transaction.then(() -> lane(device).added()));
    }

    /// @param kept whether the broker still knew us; then it has what it took
    void linkUp(boolean kept) {
        giveUpOld();
        Memory.devices(memory.outbox.view()).forEach(key -> lane(key).linkUp(kept));
    }

    private void giveUpOld() {
        outbox.olderThan(core.instant().minus(pace.patience()))
                .forEach(entry -> failed(entry, Delivery.Reason.GAVE_UP));
    }

    /// A sign of life of that contact came: what waits for it may get through now.
    void peerSeen(PeerId peer) {
        Memory.devices(memory.waitingFor(peer)).forEach(key -> lane(key).peerSeen());
    }

    /// What goes to that contact can be sealed now.
    void reachable(PeerId peer) {
        Memory.devices(memory.waitingFor(peer)).forEach(key -> lane(key).linkUp(true));
    }

    void peerLeft(PeerId peer) {
        Memory.devices(memory.waitingFor(peer)).forEach(key -> lane(key).peerLeft());
    }

    void linkLost() {
        takings.store();
        lanes.values().forEach(Lane::linkLost);
    }

    /// That device has stored what the acknowledgement says.
    void acknowledged(DeviceKey device, Inner.Acknowledgement acknowledgement) {
        Optional<OutStream> stream = memory.outStreams.get(device).filter(out -> out.id() == acknowledgement.stream());
        if (stream.isEmpty()) {
            return;
        }
        List<OutboxEntry> done = covered(device, acknowledgement);
        boolean beyond = acknowledgement.greatest() >= stream.orElseThrow().next();
        if (beyond || !done.stream().allMatch(lane(device)::hasSent)) {
            beginAnew(device);
        } else if (!done.isEmpty()) {
            settle(device, stream.orElseThrow(), done);
        }
    }

    private List<OutboxEntry> covered(DeviceKey device, Inner.Acknowledgement acknowledgement) {
        var waiting = memory.waitingFor(device);
        long stream = acknowledgement.stream();
        List<OutboxEntry> done =
                new ArrayList<>(waiting.headMap(key(device, stream, acknowledgement.cumulative()), true)
                        .values());
        for (Range range : acknowledgement.beyond()) {
            done.addAll(waiting.subMap(key(device, stream, range.from()), true, key(device, stream, range.to()), true)
                    .values());
        }
        return done;
    }

    private static OutboxEntry.Key key(DeviceKey device, long stream, long seq) {
        return new OutboxEntry.Key(device.peer(), device.device(), stream, seq);
    }

    /// Everything in the outbox has another place now.
    void begunAnew() {
        lanes.values().forEach(Lane::linkLost);
        lanes.clear();
    }

    /// Takes a message that is still in the outbox out of it: its place is sent as void.
    void withdraw(Transaction transaction, Message message) {
        outbox.carrying(message).forEach(entry -> outbox.makeVoid(transaction, entry));
    }

    /// As [#withdraw], for everything that is shown in one conversation.
    void withdrawAll(Transaction transaction, ConversationId conversation) {
        outbox.shownIn(conversation).forEach(entry -> outbox.makeVoid(transaction, entry));
    }

    /// Gives up what waits for somebody who shall get nothing more.
    void drop(Transaction transaction, Contact contact) {
        for (OutboxEntry entry : List.copyOf(memory.waitingFor(contact.id()).values())) {
            outbox.remove(transaction, entry);
            entry.shown().ifPresent(shown -> transaction.change(outbox.failure(shown, Delivery.Reason.NO_CONTACT)));
        }
    }

    /// Whether a try to deliver this message is under way already.
    boolean carries(Message message) {
        return !outbox.carrying(message).isEmpty();
    }

    /// The device has stored something of this stream that this copy of the profile never sent: it is an older copy.
    /// What waits would be taken for what the device had before, so it goes on in a new stream.
    private void beginAnew(DeviceKey device) {
        Transaction transaction = new Transaction();
        outbox.beginAnew(transaction, device);
        ledger.commit(transaction.then(() -> lane(device).begunAnew()));
    }

    private void settle(DeviceKey device, OutStream stream, List<OutboxEntry> done) {
        Instant now = core.instant();
        Transaction transaction = new Transaction();
        for (OutboxEntry entry : done) {
            outbox.remove(transaction, entry);
            Delivery delivered = new Delivery.Delivered(takings.settle(entry), now);
            entry.shown()
                    .ifPresent(shown -> transaction.change(
                            new Change.SetDelivery(shown.conversation(), shown.position(), delivered)));
        }
        if (!stream.introduced()) {
            OutStream introduced = stream.asIntroduced();
            transaction.put(memory.outStreams, device, introduced, new Change.PutOutStream(introduced));
        }
        protection.settle(transaction, device);
        List<OutboxEntry.Key> keys = done.stream().map(OutboxEntry::key).toList();
        ledger.commit(transaction.then(() -> lane(device).acknowledged(keys)));
    }

    private void send(OutboxEntry entry) {
        DeviceKey device = DeviceKey.of(entry.key());
        protection.seal(
                device,
                () -> inner(device, entry),
                made -> memory.inbox(device)
                        .flatMap(mailbox ->
                                made.map(envelope -> courier.publish(Publication.lasting(mailbox, envelope))))
                        .orElseGet(() -> CompletableFuture.completedFuture(Outcome.LINK_LOST))
                        .thenAccept(outcome -> core.execute(() -> answered(entry.key(), outcome))));
    }

    /// As the entry is by now: it may have been withdrawn or acknowledged since it was to be sent.
    private Inner inner(DeviceKey device, OutboxEntry sent) {
        OutboxEntry entry = memory.outbox.get(sent.key()).orElseGet(sent::asVoid);
        var waiting = memory.waitingFor(device);
        return new Inner(
                Optional.of(entry.id()),
                entry.key().stream(),
                entry.key().seq(),
                waiting.isEmpty() ? entry.key().seq() : waiting.firstKey().seq(),
                acknowledgements.sentAlong(device),
                entry.time(),
                entry.after(),
                entry.body());
    }

    private void answered(OutboxEntry.Key key, Outcome outcome) {
        lane(DeviceKey.of(key)).answered(key, outcome);
        memory.outbox.get(key).ifPresent(entry -> {
            switch (outcome) {
                case ACCEPTED -> takings.add(entry);
                case NOBODY_THERE, LINK_LOST -> {}
                case NOT_AUTHORIZED -> failed(entry, Delivery.Reason.NOT_AUTHORIZED);
                case QUOTA_EXCEEDED -> failed(entry, Delivery.Reason.QUOTA_EXCEEDED);
                case TOO_LARGE -> failed(entry, Delivery.Reason.TOO_LARGE);
                case REFUSED -> failed(entry, Delivery.Reason.REFUSED);
            }
        });
    }

    private void failed(OutboxEntry entry, Delivery.Reason reason) {
        entry.shown().ifPresent(shown -> {
            Transaction transaction = new Transaction().change(outbox.failure(shown, reason));
            outbox.makeVoid(transaction, entry);
            ledger.commit(transaction);
        });
    }

    private Lane lane(DeviceKey device) {
        return lanes.computeIfAbsent(device, key -> new Lane(core, pace, random, new Road(key)));
    }

    private final class Road implements Lane.Road {
        private final DeviceKey device;

        private Road(DeviceKey device) {
            this.device = device;
        }

        @Override
        public boolean isUp() {
            return courier.isUp();
        }

        @Override
        public boolean peerThere() {
            return presences.isThere(device.peer());
        }

        @Override
        public NavigableMap<OutboxEntry.Key, OutboxEntry> waiting() {
            // What is not stored yet must not go out: the program may end before it ever is.
            return memory.outbox.settled(memory.waitingFor(device));
        }

        @Override
        public void send(OutboxEntry entry) {
            Departures.this.send(entry);
        }
    }
}
