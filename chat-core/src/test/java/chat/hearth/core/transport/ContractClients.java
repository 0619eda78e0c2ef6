package chat.hearth.core.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Alice and Bob, each with a transport on one network, and what they do there: every call is made on the core thread
/// of that network and its answer waited for.
abstract class ContractClients {
    static final Duration WILL_DELAY = Duration.ofSeconds(1);
    static final Duration LIFETIME = Duration.ofMinutes(10);

    TransportFixture world;
    ContractClient alice;
    ContractClient bob;

    /// A fresh one for each test.
    protected abstract TransportFixture fixture() throws Exception;

    @BeforeEach
    void connect() throws Exception {
        world = fixture();
        alice = online(ContractClient.account("Alice"), WILL_DELAY);
        bob = online(ContractClient.account("Bob"), WILL_DELAY);
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    final ContractClient join(Account account, Duration willDelay) {
        return onCore(() -> new ContractClient(world.network(), account, willDelay));
    }

    final ContractClient online(Account account, Duration willDelay) {
        ContractClient client = join(account, willDelay);
        open(client);
        return client;
    }

    final void open(ContractClient client) {
        onCore(() -> {
            client.transport().open();
            return client;
        });
        world.await("a link", () -> client.link().isUp());
    }

    final void watchInbox(ContractClient receiver, ContractClient sender) {
        Mailbox.InboxOf inbox = receiver.inboxFor(sender);
        watch(receiver, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        settle(receiver);
    }

    final void watch(ContractClient client, Watch watch) {
        onCore(() -> {
            client.transport().watch(watch);
            return watch;
        });
    }

    final void unwatch(ContractClient client, Watch watch) {
        onCore(() -> {
            client.transport().unwatch(watch);
            return watch;
        });
        settle(client);
    }

    /// Waits until the broker has heard everything that the client has said so far.
    final void settle(ContractClient client) {
        if (onCore(() -> client.link().isUp())) {
            Mailbox bundle = new Mailbox.BundleOf(client.address(), client.account.device());
            publish(client, Publication.clearing(bundle));
        }
    }

    final Outcome publish(ContractClient client, Mailbox mailbox, String text) {
        return publish(client, new Publication(mailbox, Bytes.utf8(text), LIFETIME));
    }

    final Outcome publish(ContractClient client, Publication publication) {
        return publishAll(client, List.of(publication)).getFirst();
    }

    final List<Outcome> publishAll(ContractClient client, Mailbox mailbox, List<String> texts) {
        return publishAll(
                client,
                texts.stream()
                        .map(text -> new Publication(mailbox, Bytes.utf8(text), LIFETIME))
                        .toList());
    }

    final List<Outcome> publishAll(ContractClient client, List<Publication> publications) {
        List<CompletableFuture<Outcome>> answers = onCore(() -> publications.stream()
                .map(client.transport()::publish)
                .map(CompletionStage::toCompletableFuture)
                .toList());
        world.await("answers", () -> answers.stream().allMatch(CompletableFuture::isDone));
        return answers.stream().map(CompletableFuture::join).toList();
    }

    final void close(ContractClient client, String farewell) {
        awaitEnd(onCore(() -> client.transport()
                .close(new Publication(client.presence(), Bytes.utf8(farewell), LIFETIME))
                .toCompletableFuture()));
    }

    final void leave(ContractClient client, String farewell) {
        awaitEnd(onCore(() -> client.transport()
                .leave(new Publication(client.presence(), Bytes.utf8(farewell), LIFETIME))
                .toCompletableFuture()));
    }

    private void awaitEnd(CompletableFuture<Void> closed) {
        world.await("the end", closed::isDone);
    }

    final void cutAndHeal(ContractClient client) {
        world.cut(client.account);
        awaitDown(client);
        heal(client);
    }

    final void heal(ContractClient client) {
        long before = onCore(client::connects);
        world.heal(client.account);
        retryUntilUpAgain(client, before);
    }

    final void retryUntilUpAgain(ContractClient client, long connectsBefore) {
        onCore(() -> {
            client.transport().retryNow();
            return client;
        });
        world.await(
                "the link to be up again",
                () -> client.connects() > connectsBefore && client.link().isUp());
    }

    final void awaitDown(ContractClient client) {
        world.await("the link to be down", () -> !client.link().isUp());
    }

    final void awaitTexts(ContractClient client, Mailbox mailbox, List<String> expected) {
        world.await("what comes to " + mailbox.path(), () -> client.at(mailbox).size() >= expected.size());
        assertEquals(expected, onCore(() -> client.texts(mailbox)));
    }

    static List<String> numbered(String word, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> word + " " + i).toList();
    }

    final <T> T onCore(Supplier<T> task) {
        return world.onCore(task);
    }
}
