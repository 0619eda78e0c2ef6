package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import chat.hearth.core.wire.ProtocolException;
import java.time.Duration;
import java.util.Optional;

/// The way in: opens what came to a contact's slot, puts it into its stream, stores it, and only then acknowledges it
/// end to end. To the network too, but for what waits for its turn (see [EarlyPackets]).
final class Arrivals {
    /// Larger packets are dropped unopened.
    static final int MAX_PACKET = 64 * 1024;
    static final Duration RETRY = Duration.ofSeconds(5);

    private final Desk desk;
    private final Memory memory;
    private final Acknowledgements acknowledgements;
    private final Departures departures;
    private final People people;
    private final Gaps gaps;
    private final Contents contents;
    private final EarlyPackets early = new EarlyPackets();

    Arrivals(
            Desk desk,
            Acknowledgements acknowledgements,
            Departures departures,
            People people,
            Gaps gaps,
            Contents contents) {
        this.desk = desk;
        this.memory = desk.memory();
        this.acknowledgements = acknowledgements;
        this.departures = departures;
        this.people = people;
        this.gaps = gaps;
        this.contents = contents;
    }

    /// Throws [ProtocolException] for what cannot be taken; the caller acknowledges the packet then.
    void received(Mailbox.InboxOf mailbox, Packet packet) {
        Contact from = writer(mailbox.slot())
                .filter(Arrivals::mayWrite)
                .orElseThrow(() -> new ProtocolException("nobody has this slot"));
        if (packet.payload().size() > MAX_PACKET) {
            throw new ProtocolException("too large");
        }
        Protection.Opened opened = desk.protection().open(from, packet.payload());
        DeviceKey device = new DeviceKey(from.id(), opened.device());
        take(from, new Arrival(device, opened.card(), InnerCodec.decode(opened.inner()), packet::acknowledge));
    }

    /// Whoever was given this slot, or has it by the rules of the network. What was sent before there were any may
    /// still come.
    private Optional<Contact> writer(Slot slot) {
        return memory.contactBySlot(
                slot,
                each -> each.theirSlot().equals(slot)
                        || desk.courier().slotOf(each).equals(slot));
    }

    private void take(Contact from, Arrival arrival) {
        Inner inner = arrival.inner();
        inner.acknowledgement().ifPresent(each -> departures.acknowledged(arrival.device(), each));
        Contact known = arrival.card().map(card -> newer(from, card)).orElse(from);
        if (inner.id().isEmpty() || inner.body() instanceof Body.AckOnly) {
            store(new Transaction(), from, known, arrival);
        } else {
            sequenced(from, known, arrival);
        }
    }

    /// What waited for its turn, or for space; in the meantime the contact may have been removed.
    private void again(Arrival arrival) {
        memory.contacts
                .get(arrival.device().peer())
                .filter(Arrivals::mayWrite)
                .ifPresentOrElse(from -> take(from, arrival), arrival::acknowledge);
    }

    private static boolean mayWrite(Contact contact) {
        return contact.isAccepted() || contact.standing() == Standing.INVITED;
    }

    private void sequenced(Contact from, Contact known, Arrival arrival) {
        DeviceKey device = arrival.device();
        Inner inner = arrival.inner();
        InStream before = memory.inStreams
                .get(device)
                .filter(in -> in.id() >= inner.stream())
                .orElseGet(() -> InStream.begin(device.peer(), device.device(), inner.stream()));
        InStream now = before.id() == inner.stream() ? before.upTo(inner.base() - 1) : before;
        boolean had = before.id() != inner.stream() || now.has(inner.seq());
        acknowledgements.underWay(device, inner);
        if (had) {
            progress(before, now, arrival);
        } else if (now.cumulative() + 1 != inner.seq() && !mayOvertake(now, inner)) {
            early.hold(arrival.acknowledged());
            acknowledgements.owe(device);
        } else {
            next(from, known, now, arrival);
        }
    }

    /// Nothing new in it, but perhaps what is waited for.
    private void progress(InStream before, InStream now, Arrival arrival) {
        DeviceKey device = arrival.device();
        Transaction transaction = new Transaction().then(() -> acknowledgements.owe(device));
        if (!now.equals(before)) {
            transaction
                    .put(memory.inStreams, device, now, new Change.PutInStream(now))
                    .then(() -> gaps.changed(device))
                    .then(() -> gaps.settled(device));
        }
        commit(transaction, arrival);
        departures.peerSeen(device.peer());
        early.next(device, now).ifPresent(this::again);
    }

    private static boolean mayOvertake(InStream stream, Inner inner) {
        return Contents.mayOvertake(inner.body()) && stream.with(inner.seq(), 0).isPresent();
    }

    private void next(Contact from, Contact known, InStream before, Arrival arrival) {
        DeviceKey device = arrival.device();
        Inner inner = arrival.inner();
        Transaction transaction = new Transaction().then(() -> gaps.changed(device));
        Contents.Taken taken = contents.take(transaction, known, before, inner);
        InStream after = before.with(inner.seq(), taken.place()).orElseThrow();
        transaction.put(memory.inStreams, device, after, new Change.PutInStream(after));
        boolean opens = after.hasGap() && !before.hasGap();
        transaction
                .then(() -> gaps.settled(device))
                .then(opens ? () -> acknowledgements.now(device) : () -> acknowledgements.owe(device));
        store(transaction, from, taken.contact(), arrival);
        early.next(device, after).ifPresent(this::again);
    }

    private void store(Transaction transaction, Contact before, Contact after, Arrival arrival) {
        if (!after.equals(before)) {
            people.put(transaction, after);
            departures.devicesChanged(transaction, before, after);
        }
        commit(transaction, arrival);
        departures.peerSeen(before.id());
    }

    /// What opening it has changed is stored with what it says; alone that can wait.
    private void commit(Transaction transaction, Arrival arrival) {
        transaction.then(arrival::acknowledge);
        if (transaction.changes().isEmpty()) {
            transaction.succeed(Committed.NOTHING);
        } else {
            desk.protection().settle(transaction, arrival.device());
            desk.ledger().commit(transaction.otherwise(why -> keep(arrival, why)));
        }
    }

    /// What cannot be stored now is tried again: the broker sends nothing more once enough is left unacknowledged.
    private void keep(Arrival arrival, StoreException why) {
        if (why.why() != StoreException.Why.CLOSED) {
            desk.core().after(RETRY, () -> again(arrival));
        }
    }

    /// The contact with `card` if that replaces the one known: a smaller revision never does, and of two with one
    /// revision the first stays.
    static Contact newer(Contact contact, SignedCard card) {
        long known = contact.card().map(each -> each.card().revision()).orElse(-1L);
        boolean theirs = card.card().peer().equals(contact.id());
        return theirs && card.card().revision() > known ? contact.withCard(card) : contact;
    }
}
