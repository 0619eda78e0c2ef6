package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.InitContent;
import chat.hearth.core.wire.InitHeader;
import chat.hearth.core.wire.ProtocolException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a session refuses, and what a thief of its state cannot do.
class HostileSessionTest {
    private final Peer alice = new Peer("Alice", Suite.HYBRID, new Dice(1));
    private final Peer bob = new Peer("Bob", Suite.HYBRID, new Dice(2));
    private final Peer carol = new Peer("Carol", Suite.HYBRID, new Dice(3));

    @BeforeEach
    void begin() {
        alice.begin(bob);
    }

    private void meet() {
        bob.open(alice.seal("hello"));
        alice.open(bob.seal("hello"));
        bob.open(alice.seal("there"));
    }

    @Test
    void everyByteOfAMessageIsAuthentic() {
        meet();
        Bytes envelope = alice.seal("hello");
        SealedSession before = bob.session();

        for (int i = 0; i < envelope.size(); i++) {
            Bytes turned = withBitTurned(envelope, i);
            assertThrows(ProtocolException.class, () -> bob.opened(turned), "byte " + i);
        }
        assertEquals(before, bob.session());
        assertEquals("hello", bob.open(envelope));
    }

    @ParameterizedTest
    @EnumSource
    void everyByteOfABeginningIsAuthentic(Suite suite) {
        Peer from = new Peer("From", suite, new Dice(4));
        Peer to = new Peer("To", suite, new Dice(5));
        from.begin(to);
        Bytes envelope = from.seal("hello");

        for (int i = 0; i < envelope.size(); i++) {
            Bytes turned = withBitTurned(envelope, i);
            assertThrows(ProtocolException.class, () -> to.answered(turned), "byte " + i);
        }
        assertEquals("hello", to.open(envelope));
    }

    /// Also where the session is there already, which looks at less.
    @Test
    void everyByteOfASecondBeginningIsAuthentic() {
        Bytes first = alice.seal("one");
        Bytes second = alice.seal("two");
        bob.open(first);

        for (int i = 0; i < second.size(); i++) {
            Bytes turned = withBitTurned(second, i);
            assertThrows(ProtocolException.class, () -> bob.opened(turned), "byte " + i);
        }
        assertEquals("two", bob.open(second));
    }

    @Test
    void messageIsOpenedOnce() {
        meet();
        Bytes envelope = alice.seal("once");
        bob.open(envelope);
        alice.open(bob.seal("turn"));
        bob.open(alice.seal("turn"));

        assertThrows(ProtocolException.class, () -> bob.opened(envelope));
    }

    @Test
    void beginningIsOpenedOnceByItsSession() {
        Bytes envelope = alice.seal("once");
        bob.open(envelope);

        assertThrows(ProtocolException.class, () -> bob.opened(envelope));
        assertEquals(bob.session().id(), SealedInit.decode(envelope).session());
    }

    @Test
    void messageLateByMoreThanThirtyDaysIsRefused() {
        meet();
        Bytes late = alice.seal("late");
        bob.open(alice.seal("later"));
        Instant inTime = Peer.NOON.plus(SkippedKeys.LONGEST);

        assertEquals(
                "late", Peer.textOf(bob.session().open(late, inTime, bob.random).inner()));
        assertThrows(ProtocolException.class, () -> bob.session().open(late, inTime.plusMillis(1), bob.random));
    }

    @Test
    void messageForSomebodyElseIsRefused() {
        carol.begin(bob);
        Bytes fromAlice = alice.seal("for Bob");

        assertThrows(ProtocolException.class, () -> carol.answered(fromAlice));
        bob.open(fromAlice);
        assertThrows(ProtocolException.class, () -> bob.opened(carol.seal("of another session")));
    }

    /// Carol passes Alice's beginning on, with herself as the one who introduces herself.
    @Test
    void nobodyElseCanIntroduceThemselvesInABeginning() {
        Bytes envelope = alice.seal("from Alice");
        InitContent content = InitContent.decode(Envelope.decode(envelope).content());
        carol.begin(bob);
        InitContent other = InitContent.decode(Envelope.decode(carol.seal("x")).content());
        Bytes swapped =
                withContent(envelope, new InitContent(other.introduction(), content.header(), content.ciphertext()));

        assertThrows(ProtocolException.class, () -> bob.answered(swapped));
    }

    /// Whoever names Alice's card without her device's key gets as far as the introduction.
    @Test
    void cardOfSomebodyElseIsNoProof() {
        SealedSession forged = SealedSession.begin(
                forger(), alice.card, bob.card.card(), bob.prekeys.current(), Peer.NOON, new Dice(9));
        Bytes envelope = forged.reserve(1).keys().getFirst().seal(Peer.text("I am Alice"));

        SealedInit.Introduced introduced = SealedInit.decode(envelope).introduce(bob.prekeys, Peer.NOON);

        assertEquals(alice.card, introduced.card());
        assertThrows(
                ProtocolException.class, () -> SealedSession.answer(bob.account, introduced, Peer.NOON, bob.random));
    }

    private Account forger() {
        return new Account(
                alice.account.identity(),
                alice.account.name(),
                alice.account.device(),
                alice.account.deviceKey(),
                carol.account.agreement(),
                alice.account.clientId(),
                alice.account.presenceKey());
    }

    @Test
    void weakerSuiteThanThePrekeyAllowsIsRefused() {
        Peer old = new Peer("Bob", Suite.CLASSIC, new Dice(2));
        SealedSession weak = SealedSession.begin(
                alice.account, alice.card, old.card.card(), old.prekeys.current(), Peer.NOON, alice.random);
        Bytes envelope = withPrekey(
                weak.reserve(1).keys().getFirst().seal(Peer.text("x")),
                bob.prekeys.current().bundle().prekey());

        assertEquals(1, Envelope.decode(envelope).suite());
        ProtocolException refused = assertThrows(
                ProtocolException.class, () -> SealedInit.decode(envelope).introduce(bob.prekeys, Peer.NOON));
        assertEquals("a suite weaker than the card allows", refused.getMessage());
    }

    @Test
    void beginningWithAPrekeyThatIsNotThereIsRefusedBeforeAnythingIsOpened() {
        Bytes envelope = alice.seal("x");
        SealedInit init = SealedInit.decode(envelope);
        Instant end = bob.prekeys.current().bundle().expires().plus(Prekeys.GRACE);

        init.introduce(bob.prekeys, end.minusMillis(1));
        assertThrows(ProtocolException.class, () -> init.introduce(bob.prekeys, end));
        assertThrows(
                ProtocolException.class,
                () -> SealedInit.decode(withPrekey(envelope, 7)).introduce(bob.prekeys, Peer.NOON));
    }

    @Test
    void ephemeralKeyOfSmallOrderIsRefused() {
        Bytes envelope = alice.seal("x");
        Envelope outer = Envelope.decode(envelope);
        InitHeader header = InitHeader.decode(outer.header().orElseThrow());
        InitHeader zero = new InitHeader(
                Bytes.copyOf(new byte[AgreementKey.SIZE]), header.prekey(), header.kem(), header.session());

        Bytes forged = new Envelope(
                        outer.kind(), outer.suite(), outer.session(), Optional.of(zero.encode()), outer.content())
                .encode();

        assertThrows(ProtocolException.class, () -> bob.answered(forged));
    }

    /// Bob's own key would be the secret of nothing: the agreement refuses it, and the state stays.
    @Test
    void ratchetKeyOfSmallOrderIsRefused() {
        meet();
        SealedSession before = bob.session();
        RatchetHeader zero = new RatchetHeader(Bytes.copyOf(new byte[AgreementKey.SIZE]), 0, 0);

        assertThrows(ProtocolException.class, () -> bob.opened(message(bob, zero)));
        assertEquals(before, bob.session());
    }

    @ParameterizedTest
    @ValueSource(longs = {20_002, 1_000_000, 0xffff_ffffL})
    void whatSkipsTooMuchIsRefusedBeforeAnyKeyIsMade(long number) {
        meet();
        Bytes known = RatchetHeader.decode(
                        Envelope.decode(alice.seal("x")).header().orElseThrow())
                .key();
        Bytes fresh = AgreementKey.generate(new Dice(9)).publicKey();

        assertSkips(new RatchetHeader(known, 0, number));
        assertSkips(new RatchetHeader(fresh, 0, number));
        assertSkips(new RatchetHeader(fresh, number, 0));
        assertSkips(new RatchetHeader(fresh, 10_002, 10_001));
    }

    private void assertSkips(RatchetHeader header) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> bob.opened(message(bob, header)));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("skips "), refused::toString);
    }

    @Test
    void asManyAsAreAllowedMayBeMissingAndTheNewestAreKept() {
        meet();
        List<SealingKey> keys = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            keys.addAll(alice.reserve(1000));
        }
        Bytes last = alice.seal("last");

        assertEquals("last", bob.open(last));
        assertEquals("newest", bob.open(keys.getLast().seal(Peer.text("newest"))));
        assertEquals("kept", bob.open(keys.get(18_000).seal(Peer.text("kept"))));
        Bytes tooOld = keys.get(17_999).seal(Peer.text("too old"));
        assertThrows(ProtocolException.class, () -> bob.opened(tooOld));
        assertTrue(bob.session().encode().size() < 80_000);
    }

    @Test
    void oneMoreThanIsAllowedIsRefused() {
        meet();
        for (int i = 0; i < 20; i++) {
            alice.reserve(1000);
        }
        alice.reserve(1);
        Bytes last = alice.seal("last");

        assertThrows(ProtocolException.class, () -> bob.opened(last));
    }

    /// Who has an old state cannot open what is said after one exchange: the ratchet healed.
    @Test
    void stolenStateIsOfNoUseAfterOneExchange() {
        meet();
        SealedSession stolen = bob.session();
        alice.open(bob.seal("turn"));
        bob.open(alice.seal("turn"));
        alice.open(bob.seal("turn"));
        Bytes envelope = alice.seal("healed");

        assertThrows(ProtocolException.class, () -> stolen.open(envelope, Peer.NOON, new Dice(9)));
        assertEquals("healed", bob.open(envelope));
    }

    /// Who has the new state cannot open what was said before: the keys are gone.
    @Test
    void stateOpensNothingThatItOpenedBefore() {
        meet();
        Bytes one = alice.seal("one");
        Bytes two = alice.seal("two");
        bob.open(one);
        bob.open(two);
        SealedSession stolen = SealedSession.decode(bob.session().encode());
        SecureRandom thief = new Dice(9);

        assertThrows(ProtocolException.class, () -> stolen.open(one, Peer.NOON, thief));
        assertThrows(ProtocolException.class, () -> stolen.open(two, Peer.NOON, thief));
    }

    /// Nor does it hold a secret of the time before: root key, ratchet key and both chains are others.
    @Test
    void stateHoldsNoSecretOfBefore() {
        meet();
        Bytes message = alice.seal("last of its turn");
        Bytes sentWith = RatchetHeader.decode(Envelope.decode(message).header().orElseThrow())
                .key();
        bob.open(message);
        Bytes before = bob.session().encode();
        int ratchet = before.size() - 211;
        alice.open(bob.seal("turn"));
        bob.open(alice.seal("turn"));
        String after = bob.session().encode().hex();

        for (int secret : List.of(0, 32, 130, 167)) {
            String key = before.slice(ratchet + secret, ratchet + secret + 32).hex();
            assertFalse(after.contains(key), "at " + secret);
        }
        assertEquals(sentWith, before.slice(ratchet + 97, ratchet + 129));
    }

    @Test
    void envelopeOfAnotherSuiteIsRefused() {
        meet();
        Envelope message = Envelope.decode(alice.seal("x"));
        for (int suite : List.of(0, 1, 3, 255)) {
            Bytes other = new Envelope(message.kind(), suite, message.session(), message.header(), message.content())
                    .encode();
            assertThrows(ProtocolException.class, () -> bob.opened(other), "suite " + suite);
        }
    }

    @Test
    void nothingIsSentInASessionThatIsUsedUp() {
        Ratchet full = new Ratchet(
                Bytes.copyOf(new byte[32]),
                alice.account.agreement(),
                Optional.empty(),
                Optional.of(new Chain(Bytes.copyOf(new byte[32]), 0xffff_fffeL)),
                Optional.empty(),
                0,
                SkippedKeys.NONE);

        assertEquals(1, full.reserve(1).messageKeys().size());
        assertThrows(IllegalStateException.class, () -> full.reserve(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void noMoreAndNoLessThanSomeKeysAreReserved(int count) {
        assertThrows(IllegalArgumentException.class, () -> alice.reserve(count));
    }

    @Test
    void prekeysOutliveEverythingThatMayLieAtABroker() {
        Duration kept = Duration.between(
                Peer.NOON.plus(Prekeys.ROTATION),
                bob.prekeys.current().bundle().expires().plus(Prekeys.GRACE));

        assertTrue(kept.compareTo(Duration.ofDays(20)) > 0);
    }

    private static Bytes message(Peer to, RatchetHeader header) {
        return new Envelope(
                        Envelope.Kind.MESSAGE,
                        2,
                        Optional.of(to.session().own()),
                        Optional.of(header.encode()),
                        Bytes.copyOf(new byte[144]))
                .encode();
    }

    private static Bytes withPrekey(Bytes envelope, long prekey) {
        Envelope outer = Envelope.decode(envelope);
        InitHeader header = InitHeader.decode(outer.header().orElseThrow());
        InitHeader changed = new InitHeader(header.ephemeral(), prekey, header.kem(), header.session());
        return new Envelope(
                        outer.kind(), outer.suite(), outer.session(), Optional.of(changed.encode()), outer.content())
                .encode();
    }

    private static Bytes withContent(Bytes envelope, InitContent content) {
        Envelope outer = Envelope.decode(envelope);
        return new Envelope(outer.kind(), outer.suite(), outer.session(), outer.header(), content.encode()).encode();
    }

    private static Bytes withBitTurned(Bytes bytes, int at) {
        byte[] turned = bytes.toArray();
        turned[at] ^= (byte) (1 << at % 8);
        return Bytes.copyOf(turned);
    }
}
