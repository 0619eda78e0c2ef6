package chat.hearth.core.session;

import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.SignedBundle;
import chat.hearth.core.seal.Prekeys;
import chat.hearth.core.seal.Suite;
import chat.hearth.core.store.Change;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Publication;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The prekeys of this device: made anew every week, stored before others see them, erased when nothing that was sealed
/// for them can come any more. On the core thread.
final class OwnPrekeys {
    private final Desk desk;

    OwnPrekeys(Desk desk) {
        this.desk = desk;
    }

    /// Those of a device that becomes another one.
    static void issue(Transaction transaction, Desk desk, Account account) {
        put(transaction, desk, Prekeys.issue(account, Suite.HYBRID, desk.core().instant(), desk.random()));
    }

    private static void put(Transaction transaction, Desk desk, Prekeys prekeys) {
        transaction.put(
                desk.memory().ownPrekeys, desk.memory().self(), prekeys, new Change.PutPrekeys(prekeys.encode()));
    }

    /// Puts the bundle where others find it, after what is due was done. Completes when it is on its way; where nothing
    /// is sealed, at once.
    CompletionStage<Void> publish() {
        if (desk.protection().seals().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return upToDate()
                .thenAccept(bundle -> desk.courier()
                        .publish(Publication.lasting(
                                new Mailbox.BundleOf(
                                        desk.courier().address(),
                                        desk.memory().own().device()),
                                bundle.encoded())));
    }

    private CompletionStage<SignedBundle> upToDate() {
        Account self = desk.memory().own();
        Instant now = desk.core().instant();
        Optional<Prekeys> stored = desk.memory().prekeys();
        Prekeys due = stored.map(keys -> keys.at(self, Suite.HYBRID, now, desk.random()))
                .orElseGet(() -> Prekeys.issue(self, Suite.HYBRID, now, desk.random()));
        CompletableFuture<SignedBundle> current = new CompletableFuture<>();
        if (stored.filter(due::equals).isPresent()) {
            current.complete(due.current());
        } else {
            Transaction transaction = new Transaction()
                    .then(() -> current.complete(due.current()))
                    .otherwise(current::completeExceptionally);
            put(transaction, desk, due);
            desk.ledger().commit(transaction);
        }
        return current;
    }
}
