package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.seal.Prekeys;
import chat.hearth.core.seal.SealedSession;
import chat.hearth.core.seal.Suite;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.SessionKey;
import chat.hearth.core.wire.People;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is kept of sessions with somebody who begins one after another.
class SealedSessionsTest {
    private final SecureRandom random = new SecureRandom();
    private final Account alice = Account.create(new DisplayName("Alice"), random);
    private final Account bob = Account.create(new DisplayName("Bob"), random);
    private final SignedCard card = People.sealingCard(bob, People.NOON);
    private final SignedCard alices = People.sealingCard(alice, People.NOON);
    private final Prekeys prekeys = Prekeys.issue(bob, Suite.HYBRID, People.NOON, random);
    private final DeviceKey device = new DeviceKey(bob.peer(), bob.device());
    private final SealedSessions sessions = new SealedSessions();

    @Test
    void fiftyAreRememberedHoweverManyBegin() {
        List<Bytes> begun = begin(60);
        settle().succeed(Committed.NOTHING);

        assertEquals(begun.subList(10, 60), remembered(begun));
    }

    @Test
    void commitThatFailsForgetsWhatBeganAndKeepsWhatWasThere() {
        List<Bytes> stored = begin(50);
        settle().succeed(Committed.NOTHING);
        List<Bytes> unstored = begin(10);

        settle();
        sessions.fallBack();

        assertEquals(stored, remembered(stored));
        assertEquals(List.of(), remembered(unstored));
    }

    @Test
    void whatIsForgottenIsRememberedByNothing() {
        List<Bytes> begun = begin(3);
        settle().succeed(Committed.NOTHING);

        sessions.forgotten(bob.peer());

        assertEquals(List.of(), remembered(begun));
        assertTrue(sessions.sending(device).isEmpty());
    }

    private List<Bytes> begin(int count) {
        List<Bytes> handshakes = new ArrayList<>();
        IntStream.range(0, count).forEach(_ -> {
            SealedSession begun =
                    SealedSession.begin(alice, alices, card.card(), prekeys.current(), People.NOON, random);
            long rank = sessions.sending(device).map(sessions::rank).orElse(0L) + 1;
            sessions.begin(new SessionKey(device, begun.own()), begun, rank);
            handshakes.add(begun.id());
        });
        return handshakes;
    }

    private Transaction settle() {
        Transaction transaction = new Transaction();
        sessions.settle(transaction, device, People.NOON);
        return transaction;
    }

    private List<Bytes> remembered(List<Bytes> begun) {
        return begun.stream().filter(each -> sessions.begunBy(each).isPresent()).toList();
    }
}
