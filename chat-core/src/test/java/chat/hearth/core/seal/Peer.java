package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One end of a session under test: an account with its prekeys and its latest state, which goes through the store's
/// bytes after every step.
final class Peer {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    final SecureRandom random;
    final Account account;
    final SignedCard card;
    final Prekeys prekeys;
    private Optional<SealedSession> session = Optional.empty();

    Peer(String name, Suite suite, SecureRandom random) {
        this.random = random;
        account = Account.create(new DisplayName(name), random);
        card = card(account, suite);
        prekeys = Prekeys.issue(account, suite, NOON, random);
    }

    static SignedCard card(Account account, Suite suite) {
        List<Integer> suites = suite == Suite.HYBRID ? List.of(1, 2) : List.of(1);
        Device device = new Device(
                account.device(),
                account.deviceKey().verifyKey(),
                account.agreement().publicKey(),
                suites,
                0);
        Card card = new Card(
                account.identity().verifyKey(),
                Address.of(account.peer()),
                1,
                NOON,
                NOON.plus(Duration.ofDays(30)),
                List.of(device),
                List.of());
        return CardCodec.sign(card, account.identity());
    }

    SealedSession session() {
        return session.orElseThrow();
    }

    void keep(SealedSession state) {
        session = Optional.of(SealedSession.decode(state.encode()));
    }

    void begin(Peer peer) {
        keep(sessionWith(peer));
    }

    SealedSession sessionWith(Peer peer) {
        return SealedSession.begin(account, card, peer.card.card(), peer.prekeys.current(), NOON, random);
    }

    Bytes seal(String text) {
        return reserve(1).getFirst().seal(text(text));
    }

    List<SealingKey> reserve(int count) {
        SealedSession.Reservation reserved = session().reserve(count);
        keep(reserved.session());
        return reserved.keys();
    }

    /// Opens whatever comes, beginning a session if there is none yet, and keeps the state after it.
    String open(Bytes envelope) {
        SealedSession.Opened opened = opened(envelope);
        keep(opened.session());
        return textOf(opened.inner());
    }

    /// Without keeping what comes of it.
    SealedSession.Opened opened(Bytes envelope) {
        return session.isPresent() ? session().open(envelope, NOON, random) : answered(envelope);
    }

    SealedSession.Opened answered(Bytes envelope) {
        return SealedSession.answer(account, SealedInit.decode(envelope).introduce(prekeys, NOON), NOON, random);
    }

    static Inner text(String text) {
        return new Inner(
                Optional.of(MessageId.of(Bytes.ofHex("0199c0de0000700080000000000000aa"))),
                NOON.toEpochMilli(),
                1,
                1,
                Optional.empty(),
                NOON.toEpochMilli() << 16,
                0,
                new Body.Text(text));
    }

    static String textOf(Bytes inner) {
        return ((Body.Text) InnerCodec.decode(inner).body()).text();
    }
}
