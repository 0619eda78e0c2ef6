package chat.hearth.core.session;

import chat.hearth.core.identity.Account;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.DeviceKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Begins anew as another device of the same person where this one is in use elsewhere, or may have been: with new
/// keys, a new name at the broker and new streams. What waits goes out under its old ids.
final class Renewal {
    private final Desk desk;
    private final Outbox outbox;
    private final Departures departures;
    private final String place;
    private boolean needed;
    private CompletableFuture<Void> renewing = CompletableFuture.completedFuture(null);

    /// @param place of the store, which is its home afterwards
    Renewal(Desk desk, Departures departures, String place) {
        this.desk = desk;
        this.outbox = new Outbox(desk);
        this.departures = departures;
        this.place = place;
    }

    /// Before the next connection.
    void need() {
        if (!needed) {
            needed = true;
            renewing = CompletableFuture.failedFuture(new IllegalStateException("not tried yet"));
        }
    }

    /// Completes when it is right to connect. Fails if the new device cannot be stored; it is tried again when asked
    /// again.
    CompletionStage<Void> ready() {
        if (needed && renewing.isCompletedExceptionally()) {
            renewing = new CompletableFuture<>();
            desk.ledger().commit(renewal().then(this::renewed).otherwise(renewing::completeExceptionally));
        }
        return renewing;
    }

    private void renewed() {
        needed = false;
        departures.begunAnew();
        renewing.complete(null);
    }

    private Transaction renewal() {
        Memory memory = desk.memory();
        Account renewed = memory.own().onNewDevice(desk.random());
        Transaction transaction = new Transaction()
                .change(new Change.PutHome(place))
                .put(memory.account, memory.self(), renewed, new Change.PutAccount(renewed));
        if (desk.protection().seals().isPresent()) {
            OwnPrekeys.issue(transaction, desk, renewed);
        }
        memory.sessions.removeAll(transaction);
        for (DeviceKey device : List.copyOf(memory.outStreams.view().keySet())) {
            outbox.beginAnew(transaction, device);
        }
        return transaction;
    }
}
