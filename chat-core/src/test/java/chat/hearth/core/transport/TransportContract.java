package chat.hearth.core.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Slot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every kind of transport does, whatever its network is made of.
public abstract class TransportContract {
    private static final Duration WILL_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGER_WILL_DELAY = Duration.ofSeconds(2);
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private TransportFixture world;
    private ContractClient alice;
    private ContractClient bob;

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

    @Test
    void publicationsArriveUnchangedAndInOrder() {
        watchInbox(alice, bob);
        List<String> sent = numbered("message", 300);

        List<Outcome> outcomes = publishAll(bob, alice.inboxFor(bob), sent);

        awaitTexts(alice, alice.inboxFor(bob), sent);
        assertEquals(List.of(Outcome.ACCEPTED), outcomes.stream().distinct().toList());
        assertFalse(onCore(() -> alice.at(alice.inboxFor(bob)).getFirst().stored()));
    }

    @Test
    void keptValuesReachThoseWhoComeLater() {
        publish(alice, alice.card(), "card");
        publish(alice, alice.presence(), "online");
        publish(bob, alice.requestFrom(bob), "request");

        watch(bob, new Watch.Card(alice.address()));
        watch(bob, new Watch.Presence(alice.address()));
        watch(alice, new Watch.Requests(alice.address()));

        awaitTexts(bob, alice.card(), List.of("card"));
        awaitTexts(bob, alice.presence(), List.of("online"));
        awaitTexts(alice, alice.requestFrom(bob), List.of("request"));
        Packet kept = onCore(() -> bob.at(alice.card()).getFirst());
        assertTrue(kept.stored());
        Duration left = kept.expiresIn().orElseThrow();
        assertTrue(
                left.compareTo(LIFETIME) <= 0 && left.compareTo(LIFETIME.minusSeconds(30)) > 0, "expires in " + left);
    }

    @Test
    void onlyTheLastValueIsKept() {
        publish(alice, alice.presence(), "online");
        publish(alice, alice.presence(), "away");

        watch(bob, new Watch.Presence(alice.address()));

        awaitTexts(bob, alice.presence(), List.of("away"));
    }

    @Test
    void keptValueIsGoneAfterItsLifetime() {
        publish(bob, new Publication(bob.presence(), Bytes.utf8("short"), Duration.ofSeconds(1)));
        publish(bob, bob.card(), "long");

        world.pass(Duration.ofMillis(2_500));
        watch(alice, new Watch.Presence(bob.address()));
        watch(alice, new Watch.Card(bob.address()));

        awaitTexts(alice, bob.card(), List.of("long"));
        assertEquals(List.of(), onCore(() -> alice.texts(bob.presence())));
    }

    @Test
    void emptyPayloadTakesTheKeptValueAway() {
        publish(alice, alice.presence(), "online");
        publish(alice, alice.card(), "card");

        publish(alice, Publication.clearing(alice.presence()));
        watch(bob, new Watch.Presence(alice.address()));
        watch(bob, new Watch.Card(alice.address()));

        awaitTexts(bob, alice.card(), List.of("card"));
        assertEquals(List.of(), onCore(() -> bob.at(alice.presence())));
    }

    @Test
    void whatComesLiveIsNotStored() {
        watch(bob, new Watch.Presence(alice.address()));
        watchInbox(bob, alice);

        publish(alice, alice.presence(), "online");

        awaitTexts(bob, alice.presence(), List.of("online"));
        assertFalse(onCore(() -> bob.at(alice.presence()).getFirst().stored()));
    }

    @Test
    void ownKeptValuesComeBackToOneself() {
        watch(alice, new Watch.Card(alice.address()));
        settle(alice);

        publish(alice, alice.card(), "card");

        awaitTexts(alice, alice.card(), List.of("card"));
    }

    @Test
    void messagesWaitForTheOneWhoIsAway() {
        watchInbox(alice, bob);
        world.cut(alice.account);
        awaitDown(alice);

        List<Outcome> outcomes = publishAll(bob, alice.inboxFor(bob), numbered("message", 20));
        heal(alice);

        awaitTexts(alice, alice.inboxFor(bob), numbered("message", 20));
        assertEquals(List.of(Outcome.ACCEPTED), outcomes.stream().distinct().toList());
        assertTrue(onCore(() -> ((Link.Up) alice.link()).kept()));
    }

    @Test
    void messagesWaitForTheOneWhoSaidGoodbye() {
        watchInbox(alice, bob);
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        close(alice, "left");

        publish(bob, inbox, "while away");
        ContractClient again = join(alice.account, WILL_DELAY);
        watch(again, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        open(again);

        awaitTexts(again, inbox, List.of("while away"));
    }

    @Test
    void whatWasNotAcknowledgedComesAgain() {
        watchInbox(alice, bob);
        onCore(() -> {
            alice.acknowledgeNothing();
            return alice;
        });
        publishAll(bob, alice.inboxFor(bob), List.of("one", "two"));
        awaitTexts(alice, alice.inboxFor(bob), List.of("one", "two"));

        world.cut(alice.account);
        awaitDown(alice);
        onCore(() -> {
            alice.acknowledgeAgain();
            return alice;
        });
        heal(alice);

        awaitTexts(alice, alice.inboxFor(bob), List.of("one", "two", "one", "two"));
    }

    @Test
    void whatWasAcknowledgedDoesNotComeAgain() {
        watchInbox(alice, bob);
        publish(bob, alice.inboxFor(bob), "before");
        awaitTexts(alice, alice.inboxFor(bob), List.of("before"));

        // The acknowledgement is on its way; a later answer of the broker shows that it has passed.
        publish(alice, alice.card(), "card");
        cutAndHeal(alice);
        publish(bob, alice.inboxFor(bob), "after");

        awaitTexts(alice, alice.inboxFor(bob), List.of("before", "after"));
    }

    @Test
    void willIsPublishedOnceTheDelayIsOver() {
        watch(bob, new Watch.Presence(alice.address()));
        settle(bob);
        publish(alice, alice.presence(), "online");

        world.cut(alice.account);
        world.pass(WILL_DELAY.dividedBy(2));
        List<String> early = onCore(() -> bob.texts(alice.presence()));

        awaitTexts(bob, alice.presence(), List.of("online", "lost 1"));
        assertEquals(List.of("online"), early);
    }

    @Test
    void willIsKeptForThoseWhoComeLater() {
        watch(bob, new Watch.Presence(alice.address()));
        settle(bob);
        world.cut(alice.account);
        awaitTexts(bob, alice.presence(), List.of("lost 1"));

        ContractClient carol = online(ContractClient.account("Carol"), WILL_DELAY);
        watch(carol, new Watch.Presence(alice.address()));

        awaitTexts(carol, alice.presence(), List.of("lost 1"));
        assertTrue(onCore(() -> carol.at(alice.presence()).getFirst().stored()));
    }

    @Test
    void nobodyIsReportedLostAfterSayingGoodbye() {
        watch(bob, new Watch.Presence(alice.address()));
        settle(bob);
        Mailbox presence = alice.presence();

        close(alice, "left");
        world.pass(WILL_DELAY.multipliedBy(2));

        awaitTexts(bob, presence, List.of("left"));
        assertInstanceOf(Link.Closed.class, onCore(alice::link));
    }

    @Test
    void breakShorterThanTheDelayIsNotReported() {
        ContractClient carol = online(ContractClient.account("Carol"), LONGER_WILL_DELAY);
        watch(bob, new Watch.Presence(carol.address()));
        settle(bob);
        publish(carol, carol.presence(), "online");

        cutAndHeal(carol);
        world.pass(LONGER_WILL_DELAY.plusSeconds(1));

        awaitTexts(bob, carol.presence(), List.of("online"));
    }

    @Test
    void everyConnectionHasAWillOfItsOwn() {
        watch(bob, new Watch.Presence(alice.address()));
        settle(bob);
        cutAndHeal(alice);

        world.cut(alice.account);

        world.await("a will", () -> !bob.at(alice.presence()).isEmpty());
        int attempts = onCore(alice::wills);
        assertTrue(attempts >= 2, "asked for " + attempts + " wills");
        assertFalse(onCore(() -> bob.texts(alice.presence())).contains("lost 1"));
    }

    @Test
    void leavingForgetsQueueAndSubscriptions() {
        watchInbox(alice, bob);
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        world.cut(alice.account);
        awaitDown(alice);
        publish(bob, inbox, "never read");
        heal(alice);
        leave(alice, "left");

        ContractClient again = join(alice.account, WILL_DELAY);
        watch(again, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        open(again);
        settle(again);
        publish(bob, inbox, "afterwards");

        awaitTexts(again, inbox, List.of("afterwards"));
        assertFalse(onCore(() -> ((Link.Up) again.link()).kept()));
    }

    @Test
    void secondConnectionOfADeviceTakesTheFirstOver() {
        ContractClient second = online(alice.account, WILL_DELAY);

        world.await("the first to be refused", () -> alice.link() instanceof Link.Refused);

        assertEquals(Link.Why.TAKEN_OVER, onCore(() -> ((Link.Refused) alice.link()).why()));
        assertTrue(onCore(() -> second.link().isUp()));
    }

    @Test
    void publicationToNobodySaysSo() {
        assumeTrue(world.saysNobodyThere(), "this broker does not say who is there");

        Outcome outcome = publish(bob, alice.inboxFor(bob), "hello?");

        assertEquals(Outcome.NOBODY_THERE, outcome);
    }

    @Test
    void nobodyWritesInTheNameOfSomebodyElse() {
        assumeTrue(onCore(bob::place).rules() == Place.Rules.BY_SENDER, "this broker has no rules");
        Mailbox.InboxOf foreign = new Mailbox.InboxOf(alice.address(), alice.account.device(), new Slot("carol"));

        Outcome message = publish(bob, foreign, "from carol");
        Outcome presence = publish(bob, alice.presence(), "left");

        assertEquals(List.of(Outcome.NOT_AUTHORIZED, Outcome.NOT_AUTHORIZED), List.of(message, presence));
    }

    @Test
    void mutedContactSeesNoDifference() {
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        watchInbox(alice, bob);
        watch(alice, new Watch.Card(bob.address()));

        unwatch(alice, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        watch(alice, new Watch.Muted(inbox.owner(), inbox.device(), inbox.slot()));
        settle(alice);
        Outcome outcome = publish(bob, inbox, "let me in");
        publish(bob, bob.card(), "card");

        awaitTexts(alice, bob.card(), List.of("card"));
        assertEquals(Outcome.ACCEPTED, outcome);
        assertEquals(List.of(), onCore(() -> alice.texts(inbox)));
    }

    @Test
    void nothingIsQueuedForAMutedContact() {
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        watch(alice, new Watch.Muted(inbox.owner(), inbox.device(), inbox.slot()));
        settle(alice);
        world.cut(alice.account);
        awaitDown(alice);
        publish(bob, inbox, "while away");

        unwatch(alice, new Watch.Muted(inbox.owner(), inbox.device(), inbox.slot()));
        watch(alice, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        heal(alice);
        settle(alice);
        publish(bob, inbox, "now");

        awaitTexts(alice, inbox, List.of("now"));
    }

    @Test
    void publicationWhileTheLinkIsDownIsLostAtOnce() {
        world.cut(alice.account);
        awaitDown(alice);

        CompletableFuture<Outcome> outcome = onCore(() -> alice.transport()
                .publish(Publication.lasting(alice.card(), Bytes.utf8("card")))
                .toCompletableFuture());

        assertEquals(Outcome.LINK_LOST, outcome.getNow(Outcome.REFUSED));
    }

    @Test
    void keptValuesComeAnewAfterEveryConnect() {
        watch(bob, new Watch.Card(alice.address()));
        watch(bob, new Watch.Presence(alice.address()));
        watch(bob, new Watch.Requests(bob.address()));
        publish(alice, alice.card(), "card");
        publish(alice, alice.presence(), "online");
        publish(alice, bob.requestFrom(alice), "request");
        awaitTexts(bob, bob.requestFrom(alice), List.of("request"));

        cutAndHeal(bob);

        awaitTexts(bob, alice.card(), List.of("card", "card"));
        awaitTexts(bob, alice.presence(), List.of("online", "online"));
        awaitTexts(bob, bob.requestFrom(alice), List.of("request", "request"));
        assertTrue(onCore(() -> bob.at(alice.card()).getLast().stored()));
    }

    @Test
    void whatIsKeptDoesNotFillTheQueue() {
        watchInbox(bob, alice);
        watch(bob, new Watch.Presence(alice.address()));
        watch(bob, new Watch.Requests(bob.address()));
        settle(bob);
        world.cut(bob.account);
        awaitDown(bob);

        for (int hundred = 0; hundred < 20; hundred++) {
            publishAll(alice, noise(hundred * 100));
        }
        publishAll(alice, bob.inboxFor(alice), numbered("message", 10));
        heal(bob);

        awaitTexts(bob, bob.inboxFor(alice), numbered("message", 10));
    }

    @Test
    void nothingComesFromWhatIsWatchedNoMore() {
        watchInbox(alice, bob);
        watch(alice, new Watch.Presence(bob.address()));
        watch(alice, new Watch.Card(bob.address()));
        settle(alice);
        Mailbox.InboxOf inbox = alice.inboxFor(bob);

        unwatch(alice, new Watch.Presence(bob.address()));
        unwatch(alice, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        publish(bob, bob.presence(), "online");
        publish(bob, inbox, "message");
        publish(bob, bob.card(), "card");

        awaitTexts(alice, bob.card(), List.of("card"));
        assertEquals(List.of(), onCore(() -> alice.texts(bob.presence())));
        assertEquals(List.of(), onCore(() -> alice.texts(inbox)));
    }

    @Test
    void unwatchedWhileDownStaysUnwatched() {
        watchInbox(alice, bob);
        watch(alice, new Watch.Card(bob.address()));
        settle(alice);
        Mailbox.InboxOf inbox = alice.inboxFor(bob);
        world.cut(alice.account);
        awaitDown(alice);

        unwatch(alice, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        heal(alice);
        settle(alice);
        publish(bob, inbox, "message");
        publish(bob, bob.card(), "card");

        awaitTexts(alice, bob.card(), List.of("card"));
        assertEquals(List.of(), onCore(() -> alice.texts(inbox)));
    }

    @Test
    void brokerThatLostItsSessionsIsToldEverythingAgain() {
        watchInbox(alice, bob);
        watch(alice, new Watch.Presence(bob.address()));
        settle(alice);
        long before = onCore(alice::connects);
        long bobBefore = onCore(bob::connects);

        assumeTrue(world.restartBrokerLosingSessions(), "this broker cannot be restarted");
        retryUntilUpAgain(alice, before);
        retryUntilUpAgain(bob, bobBefore);
        settle(alice);
        publish(bob, alice.inboxFor(bob), "message");
        publish(bob, bob.presence(), "online");

        awaitTexts(alice, alice.inboxFor(bob), List.of("message"));
        awaitTexts(alice, bob.presence(), List.of("online"));
        assertFalse(onCore(() -> ((Link.Up) alice.link()).kept()));
    }

    @Test
    void linkComesBackByItself() {
        long before = onCore(alice::connects);
        world.cut(alice.account);
        awaitDown(alice);

        world.heal(alice.account);

        world.await("the link to come back", () -> alice.connects() > before);
        Link.Down down = (Link.Down) onCore(() -> alice.links.stream()
                .filter(Link.Down.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertTrue(down.nextAttempt().isAfter(down.since()));
    }

    private ContractClient join(Account account, Duration willDelay) {
        return onCore(() -> new ContractClient(world.network(), account, willDelay));
    }

    private ContractClient online(Account account, Duration willDelay) {
        ContractClient client = join(account, willDelay);
        open(client);
        return client;
    }

    private void open(ContractClient client) {
        onCore(() -> {
            client.transport().open();
            return client;
        });
        world.await("a link", () -> client.link().isUp());
    }

    private void watchInbox(ContractClient receiver, ContractClient sender) {
        Mailbox.InboxOf inbox = receiver.inboxFor(sender);
        watch(receiver, new Watch.Inbox(inbox.owner(), inbox.device(), inbox.slot()));
        settle(receiver);
    }

    private void watch(ContractClient client, Watch watch) {
        onCore(() -> {
            client.transport().watch(watch);
            return watch;
        });
    }

    private void unwatch(ContractClient client, Watch watch) {
        onCore(() -> {
            client.transport().unwatch(watch);
            return watch;
        });
        settle(client);
    }

    /// Waits until the broker has heard everything that the client has said so far.
    private void settle(ContractClient client) {
        if (onCore(() -> client.link().isUp())) {
            Mailbox bundle = new Mailbox.BundleOf(client.address(), client.account.device());
            publish(client, Publication.clearing(bundle));
        }
    }

    private Outcome publish(ContractClient client, Mailbox mailbox, String text) {
        return publish(client, new Publication(mailbox, Bytes.utf8(text), LIFETIME));
    }

    private Outcome publish(ContractClient client, Publication publication) {
        return publishAll(client, List.of(publication)).getFirst();
    }

    private List<Outcome> publishAll(ContractClient client, Mailbox mailbox, List<String> texts) {
        return publishAll(
                client,
                texts.stream()
                        .map(text -> new Publication(mailbox, Bytes.utf8(text), LIFETIME))
                        .toList());
    }

    private List<Outcome> publishAll(ContractClient client, List<Publication> publications) {
        List<CompletableFuture<Outcome>> answers = onCore(() -> publications.stream()
                .map(client.transport()::publish)
                .map(CompletionStage::toCompletableFuture)
                .toList());
        world.await("answers", () -> answers.stream().allMatch(CompletableFuture::isDone));
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private void close(ContractClient client, String farewell) {
        awaitEnd(onCore(() -> client.transport()
                .close(new Publication(client.presence(), Bytes.utf8(farewell), LIFETIME))
                .toCompletableFuture()));
    }

    private void leave(ContractClient client, String farewell) {
        awaitEnd(onCore(() -> client.transport()
                .leave(new Publication(client.presence(), Bytes.utf8(farewell), LIFETIME))
                .toCompletableFuture()));
    }

    private void awaitEnd(CompletableFuture<Void> closed) {
        world.await("the end", closed::isDone);
    }

    private void cutAndHeal(ContractClient client) {
        world.cut(client.account);
        awaitDown(client);
        heal(client);
    }

    private void heal(ContractClient client) {
        long before = onCore(client::connects);
        world.heal(client.account);
        retryUntilUpAgain(client, before);
    }

    private void retryUntilUpAgain(ContractClient client, long connectsBefore) {
        onCore(() -> {
            client.transport().retryNow();
            return client;
        });
        world.await(
                "the link to be up again",
                () -> client.connects() > connectsBefore && client.link().isUp());
    }

    private void awaitDown(ContractClient client) {
        world.await("the link to be down", () -> !client.link().isUp());
    }

    private void awaitTexts(ContractClient client, Mailbox mailbox, List<String> expected) {
        world.await("what comes to " + mailbox.path(), () -> client.at(mailbox).size() >= expected.size());
        assertEquals(expected, onCore(() -> client.texts(mailbox)));
    }

    /// A hundred changes of presence and a hundred requests.
    private List<Publication> noise(int from) {
        return IntStream.range(from, from + 100)
                .boxed()
                .flatMap(i -> Stream.of(
                        new Publication(alice.presence(), Bytes.utf8("state " + i), LIFETIME),
                        new Publication(request(i), Bytes.utf8("request " + i), LIFETIME)))
                .toList();
    }

    /// On a network that goes by sender there is one place to ask at, elsewhere any number.
    private Mailbox request(int number) {
        return bob.place().rules() == Place.Rules.BY_SENDER
                ? bob.requestFrom(alice)
                : new Mailbox.RequestTo(bob.address(), new Slot("stranger" + number));
    }

    private static List<String> numbered(String word, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> word + " " + i).toList();
    }

    private <T> T onCore(Supplier<T> task) {
        return world.onCore(task);
    }
}
