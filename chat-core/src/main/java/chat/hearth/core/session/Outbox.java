package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.DeviceKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What waits to be acknowledged: puts it into streams and takes it out again, always as part of a transaction.
final class Outbox {
    private final Desk desk;
    private final Memory memory;

    Outbox(Desk desk) {
        this.desk = desk;
        this.memory = desk.memory();
    }

    /// Gives `load` the next number in the stream to that device.
    void add(Transaction transaction, DeviceKey to, Departures.Load load, Instant since) {
        OutStream stream = memory.outStreams.get(to).orElseGet(() -> newStream(to));
        OutStream moved = stream.withNext(stream.next() + 1);
        transaction.put(memory.outStreams, to, moved, new Change.PutOutStream(moved));
        put(
                transaction,
                new OutboxEntry(
                        new OutboxEntry.Key(to.peer(), to.device(), stream.id(), stream.next()),
                        load.id(),
                        load.body(),
                        load.time(),
                        load.after(),
                        load.shown(),
                        since,
                        Optional.empty()));
    }

    void put(Transaction transaction, OutboxEntry entry) {
        transaction.put(memory.outbox, entry.key(), entry, new Change.PutOutboxEntry(entry));
    }

    void remove(Transaction transaction, OutboxEntry entry) {
        transaction.remove(memory.outbox, entry.key(), new Change.RemoveOutboxEntry(entry.key()));
    }

    /// What waits for `gone` waits for `instead` from now on.
    void move(Transaction transaction, DeviceKey gone, List<DeviceKey> instead) {
        for (OutboxEntry entry : List.copyOf(memory.waitingFor(gone).values())) {
            remove(transaction, entry);
            Departures.Load load =
                    new Departures.Load(entry.id(), entry.body(), entry.time(), entry.after(), entry.shown());
            instead.forEach(device -> add(transaction, device, load, entry.since()));
        }
    }

    /// What waits for that device goes on in a new stream.
    void beginAnew(Transaction transaction, DeviceKey device) {
        List<OutboxEntry> waiting = List.copyOf(memory.waitingFor(device).values());
        long after = memory.outStreams.get(device).map(OutStream::id).orElse(0L);
        long id = Math.max(after + 1, desk.core().instant().toEpochMilli());
        OutStream fresh = new OutStream(device.peer(), device.device(), id, waiting.size() + 1L, false);
        transaction.put(memory.outStreams, device, fresh, new Change.PutOutStream(fresh));
        for (int i = 0; i < waiting.size(); i++) {
            remove(transaction, waiting.get(i));
            var place = new OutboxEntry.Key(device.peer(), device.device(), id, i + 1);
            put(transaction, waiting.get(i).withKey(place));
        }
    }

    /// Its place in the stream stays, so that what follows is not held up.
    void makeVoid(Transaction transaction, OutboxEntry entry) {
        put(transaction, entry.asVoid());
    }

    Change failure(OutboxEntry.Shown shown, Delivery.Reason reason) {
        Delivery failed = new Delivery.Failed(reason, desk.core().instant());
        return new Change.SetDelivery(shown.conversation(), shown.position(), failed);
    }

    /// Whether a broker has taken the message for every device of the contact but that of `entry`.
    boolean othersHave(OutboxEntry entry) {
        List<DeviceKey> devices =
                memory.contacts.get(entry.key().peer()).map(Outbox::devices).orElse(List.of());
        return devices.stream()
                .filter(device -> !device.equals(DeviceKey.of(entry.key())))
                .flatMap(device -> memory.waitingFor(device).values().stream())
                .filter(each -> each.id().equals(entry.id()))
                .allMatch(each -> each.taken().isPresent());
    }

    List<OutboxEntry> carrying(Message message) {
        OutboxEntry.Shown place = new OutboxEntry.Shown(message.conversation(), message.position());
        return memory.waitingFor(message.conversation().peer()).values().stream()
                .filter(entry -> entry.shown().equals(Optional.of(place)))
                .toList();
    }

    /// Everything that is shown in that conversation.
    List<OutboxEntry> shownIn(ConversationId conversation) {
        return memory.waitingFor(conversation.peer()).values().stream()
                .filter(entry -> entry.shown().isPresent())
                .toList();
    }

    List<OutboxEntry> olderThan(Instant limit) {
        return memory.outbox.view().values().stream()
                .filter(entry -> entry.shown().isPresent() && entry.since().isBefore(limit))
                .toList();
    }

    static List<DeviceKey> devices(Contact contact) {
        return contact.card().map(signed -> signed.card().devices()).orElse(List.of()).stream()
                .map(device -> new DeviceKey(contact.id(), device.id()))
                .toList();
    }

    private OutStream newStream(DeviceKey key) {
        return new OutStream(key.peer(), key.device(), desk.core().instant().toEpochMilli(), 1, false);
    }
}
