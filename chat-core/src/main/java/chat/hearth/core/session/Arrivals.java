package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.MessageKey;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import chat.hearth.core.wire.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// The way in: opens what came to a contact's slot, puts it into its stream, stores it, and only then acknowledges it,
/// to the network and end to end.
final class Arrivals {
    /// Larger packets are dropped unopened.
    static final int MAX_PACKET = 64 * 1024;
    static final Duration RETRY = Duration.ofSeconds(5);

    private final Desk desk;
    private final Memory memory;
    private final Acknowledgements acknowledgements;
    private final Departures departures;
    private final Introductions introductions;
    private final People people;
    private final EarlyPackets early = new EarlyPackets();
    private Consumer<Packet> again = _ -> {};

    Arrivals(
            Desk desk,
            Acknowledgements acknowledgements,
            Departures departures,
            Introductions introductions,
            People people) {
        this.people = people;
        this.desk = desk;
        this.memory = desk.memory();
        this.acknowledgements = acknowledgements;
        this.departures = departures;
        this.introductions = introductions;
    }

    /// What is not acknowledged comes again.
    void linkLost() {
        early.clear();
    }

    /// @param taker of packets that could not be stored the first time, or came before their turn
    void tryAgainBy(Consumer<Packet> taker) {
        again = taker;
    }

    /// Throws [ProtocolException] for what cannot be taken; the caller acknowledges the packet then.
    void received(Mailbox.InboxOf mailbox, Packet packet) {
        Contact from = memory.contactBySlot(mailbox.slot())
                .filter(contact -> contact.isAccepted() || contact.standing() == Standing.INVITED)
                .orElseThrow(() -> new ProtocolException("nobody has this slot"));
        if (packet.payload().size() > MAX_PACKET) {
            throw new ProtocolException("too large");
        }
        SessionCipher.Opened opened = desk.cipher().open(from.id(), from.card(), packet.payload());
        Inner inner = InnerCodec.decode(opened.inner());
        DeviceKey device = new DeviceKey(from.id(), opened.device());
        inner.acknowledgement().ifPresent(each -> departures.acknowledged(device, each));
        Contact known = opened.card().map(card -> newer(from, card)).orElse(from);
        if (inner.id().isEmpty() || inner.body() instanceof Body.AckOnly) {
            store(new Transaction(), from, known, packet);
        } else {
            sequenced(from, known, device, inner, packet);
        }
    }

    private void sequenced(Contact from, Contact known, DeviceKey device, Inner inner, Packet packet) {
        InStream before = memory.inStreams
                .get(device)
                .filter(in -> Long.compareUnsigned(in.id(), inner.stream()) >= 0)
                .orElseGet(() -> new InStream(device.peer(), device.device(), inner.stream(), 0));
        long expected = Math.max(before.cumulative() + 1, inner.base());
        boolean ahead = before.id() == inner.stream() && inner.seq() > expected;
        if (ahead && early.hold(device, inner, packet)) {
            acknowledgements.owe(device);
            return;
        }
        if (before.id() != inner.stream() || inner.seq() != expected) {
            // Had before, or a gap that the sender fills in order once it learns what is here.
            packet.acknowledge();
            acknowledgements.owe(device);
            return;
        }
        InStream after = new InStream(device.peer(), device.device(), inner.stream(), inner.seq());
        Transaction transaction = new Transaction().put(memory.inStreams, device, after, new Change.PutInStream(after));
        transaction.then(() -> acknowledgements.owe(device));
        Contact changed = take(transaction, known, inner);
        store(transaction, from, changed, packet);
        early.next(device, after).ifPresent(again);
    }

    /// Adds what the message says to the transaction; returns the contact as it is after it.
    private Contact take(Transaction transaction, Contact from, Inner inner) {
        return switch (inner.body()) {
            case Body.Text(String text) -> {
                append(transaction, from, inner, text);
                yield from;
            }
            case Body.Unknown(var _, Optional<String> fallback) -> {
                fallback.ifPresent(text -> append(transaction, from, inner, text));
                yield from;
            }
            case Body.Profile(var name) -> from.withName(name);
            case Body.Answer(var slot) -> introductions.answered(transaction, from, slot);
            case Body.Void _, Body.AckOnly _ -> from;
        };
    }

    private void append(Transaction transaction, Contact from, Inner inner, String text) {
        Instant now = desk.core().instant();
        OrderClock.Stamp stamp = memory.clock(from.conversation()).arrive(inner.time(), inner.after(), now);
        Message message = new Message(
                from.conversation(),
                inner.id().orElseThrow(),
                from.id(),
                stamp.sort(),
                OrderClock.instant(inner.time()),
                now,
                text,
                new Delivery.Received());
        transaction.change(new Change.Append(message));
        transaction.put(
                memory.clocks,
                from.conversation(),
                stamp.clock(),
                new Change.PutClock(from.conversation(), stamp.clock()));
        transaction.then(committed -> {
            if (!committed.seenBefore().contains(MessageKey.of(message))) {
                desk.ledger().tell(new ChatEvent.MessageAdded(message));
            }
        });
    }

    private void store(Transaction transaction, Contact before, Contact after, Packet packet) {
        if (!after.equals(before)) {
            people.put(transaction, after);
            departures.devicesChanged(transaction, before, after);
        }
        if (transaction.changes().isEmpty()) {
            packet.acknowledge();
        } else {
            desk.ledger().commit(transaction.then(packet::acknowledge).otherwise(why -> keep(packet, why)));
        }
        departures.peerSeen(before.id());
    }

    /// What cannot be stored now is tried again: the broker sends nothing more once enough is left unacknowledged.
    private void keep(Packet packet, StoreException why) {
        if (why.why() != StoreException.Why.CLOSED) {
            desk.core().after(RETRY, () -> again.accept(packet));
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
