package chat.hearth.core.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Slot;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a transport promises of the values that a network keeps for those who come later.
abstract class KeptValueCases extends ContractClients {
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
}
