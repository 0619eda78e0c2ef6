package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.delivery.Pace;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.transport.NetworkChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two who met on a Mosquitto without rules, which gets users and the rules of docs/brokers.md.
@SuppressWarnings("NullAway.Init") // set before each test
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ChangedRulesOnMosquittoTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Pace QUICK = Pace.NORMAL.dividedBy(10);

    @TempDir
    Path folder;

    private Mosquitto broker;
    private Someone alice;
    private Someone bob;

    @BeforeEach
    void meet() {
        broker = Mosquitto.in(folder).persistent().start();
        alice = new Someone("Alice", Someone.broker(broker.port()), QUICK);
        bob = new Someone("Bob", Someone.broker(broker.port()), QUICK);
        bob.meet(alice);
        bob.write(alice, "before");
        Await.within(LIMIT, "it is delivered", () -> bob.delivered() == 1);
    }

    @AfterEach
    void part() {
        try {
            alice.close();
            bob.close();
        } finally {
            broker.close();
        }
    }

    @Test
    void contactsWhoseUserNameIsTheirUidGoOn() throws IOException {
        getsRules(alice.id().value(), bob.id().value());

        assertTheyGoOn();
    }

    @Test
    void contactsWithOtherUserNamesGoOnAfterANewInvitation() throws IOException {
        getsRules("alice", "bob");

        bob.befriend(alice);
        Await.within(
                LIMIT,
                "they see each other",
                () -> alice.presence(bob) instanceof Presence.Online && bob.presence(alice) instanceof Presence.Online);

        assertTheyGoOn();
    }

    private void getsRules(String alicesName, String bobsName) throws IOException {
        alice.quit();
        bob.quit();
        broker.stop();
        broker = Mosquitto.in(folder)
                .persistent()
                .users(Map.of(alicesName, "secret", bobsName, "secret"))
                .rules(Document.rules().toArray(new String[0]))
                .start();
        move(alice, alicesName);
        move(bob, bobsName);
        Await.within(LIMIT, "both are connected", () -> alice.isUp() && bob.isUp());
    }

    private void move(Someone who, String name) {
        who.movesTo(new NetworkChoice.Broker(broker.uri(), Optional.of(name), Optional.of("secret")));
        who.launch();
    }

    private void assertTheyGoOn() {
        bob.write(alice, "question");
        Await.within(LIMIT, "it has come", () -> alice.shown().contains("question"));
        alice.write(bob, "answer");
        Await.within(LIMIT, "both are delivered", () -> bob.delivered() == 2 && alice.delivered() == 1);

        List<String> all = List.of("before", "question", "answer");
        assertEquals(all, alice.texts(bob));
        assertEquals(all, bob.texts(alice));
    }
}
