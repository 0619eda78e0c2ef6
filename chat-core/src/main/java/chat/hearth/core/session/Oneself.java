package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.IssuedToken;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.wire.Body;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// What one decides about oneself: the network, the name, what others may see, and whom one invites. On the core
/// thread.
final class Oneself {
    static final Duration INVITATION_LIFETIME = Duration.ofDays(7);

    private final Desk desk;
    private final Memory memory;
    private final Answers answers;

    Oneself(Desk desk, Answers answers) {
        this.desk = desk;
        this.memory = desk.memory();
        this.answers = answers;
    }

    CompletionStage<Invitation> invite(Optional<URI> network, Optional<String> joinCode) {
        Instant expires = now().plus(INVITATION_LIFETIME);
        Bytes token = Bytes.random(16, desk.random());
        IssuedToken issued = new IssuedToken(token, expires);
        Invitation invitation = new Invitation(
                memory.own().identity().verifyKey(),
                desk.courier().address(),
                memory.own().device(),
                token,
                network,
                Optional.of(memory.own().name()),
                expires,
                memory.network().flatMap(NetworkChoice::pin),
                joinCode);
        CompletableFuture<Invitation> made = new CompletableFuture<>();
        desk.ledger()
                .commit(new Transaction()
                        .put(memory.tokens, token, issued, new Change.PutToken(issued))
                        .then(() -> made.complete(invitation))
                        .otherwise(made::completeExceptionally));
        return made;
    }

    CompletionStage<Void> chooseNetwork(NetworkChoice network) {
        CompletableFuture<Void> chosen = new CompletableFuture<>();
        desk.ledger()
                .commit(new Transaction()
                        .put(memory.network, memory.self(), network, new Change.PutNetwork(network))
                        .then(() -> chosen.complete(null))
                        .otherwise(chosen::completeExceptionally));
        return chosen;
    }

    CompletionStage<Void> setPrivacy(Privacy privacy, Consumer<Privacy> before) {
        Privacy now = memory.privacy();
        CompletableFuture<Void> kept = new CompletableFuture<>();
        desk.ledger()
                .commit(new Transaction()
                        .put(memory.privacy, memory.self(), privacy, new Change.PutPrivacy(privacy))
                        .then(() -> before.accept(now))
                        .then(() -> kept.complete(null))
                        .otherwise(kept::completeExceptionally));
        return kept;
    }

    /// Tells every contact how one calls oneself from now on.
    void changeName(DisplayName name) {
        Account renamed = memory.own().withName(name);
        Transaction transaction =
                new Transaction().put(memory.account, memory.self(), renamed, new Change.PutAccount(renamed));
        memory.contacts()
                .filter(Contact::isAccepted)
                .toList()
                .forEach(contact -> answers.post(transaction, contact, new Body.Profile(name)));
        desk.ledger().commit(transaction.then(() -> desk.ledger().tell(new ChatEvent.NameChanged(name))));
    }

    private Instant now() {
        return desk.core().instant();
    }
}
