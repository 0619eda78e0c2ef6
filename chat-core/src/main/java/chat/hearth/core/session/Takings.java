package chat.hearth.core.session;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.presence.PresenceTracker;
import chat.hearth.core.store.Change;
import chat.hearth.core.time.CoreThread;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a broker has taken. Of somebody who is there an acknowledgement is to come any moment, and says more: so it is
/// waited for a little, and *taken* and *delivered* are stored, and shown, as one. To forget in a crash what was taken
/// only means to send it again.
final class Takings {
    /// Twice as long as an acknowledgement is held back.
    static final Duration PATIENCE = Acknowledgements.DELAY.multipliedBy(2);

    private final Desk desk;
    private final Outbox outbox;
    private final PresenceTracker presences;
    private final Map<OutboxEntry.Key, Instant> taken = new LinkedHashMap<>();
    private CoreThread.@Nullable Timer due;

    Takings(Desk desk, Outbox outbox, PresenceTracker presences) {
        this.desk = desk;
        this.outbox = outbox;
        this.presences = presences;
    }

    void add(OutboxEntry entry) {
        if (entry.taken().isPresent()) {
            return;
        }
        taken.putIfAbsent(entry.key(), desk.core().instant());
        if (!presences.isThere(entry.key().peer())) {
            store();
        } else if (due == null) {
            due = desk.core().after(PATIENCE, this::store);
        }
    }

    /// When a broker took the entry for the first time. It is acknowledged, and no longer of interest here.
    Optional<Instant> settle(OutboxEntry entry) {
        Instant waiting = taken.remove(entry.key());
        return entry.taken().or(() -> Optional.ofNullable(waiting));
    }

    /// Stores everything at once.
    void store() {
        if (due != null) {
            due.cancel();
            due = null;
        }
        Transaction transaction = new Transaction();
        taken.forEach(
                (key, at) -> desk.memory().outbox.get(key).ifPresent(entry -> put(transaction, entry.withTaken(at))));
        taken.clear();
        if (!transaction.changes().isEmpty()) {
            desk.ledger().commit(transaction);
        }
    }

    private void put(Transaction transaction, OutboxEntry entry) {
        outbox.put(transaction, entry);
        Instant at = entry.taken().orElseThrow();
        entry.shown()
                .filter(_ -> outbox.othersHave(entry))
                .ifPresent(shown -> transaction.change(
                        new Change.SetDelivery(shown.conversation(), shown.position(), new Delivery.Sent(at))));
    }
}
