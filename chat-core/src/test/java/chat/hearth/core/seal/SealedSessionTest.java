package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.InnerCodec;
import chat.hearth.core.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a session does while nobody means it harm.
class SealedSessionTest {
    private final Peer alice = new Peer("Alice", Suite.HYBRID, new Dice(1));
    private final Peer bob = new Peer("Bob", Suite.HYBRID, new Dice(2));

    @ParameterizedTest
    @EnumSource
    void whatIsSealedForADeviceIsOpenedThere(Suite suite) {
        Peer from = new Peer("From", suite, new Dice(3));
        Peer to = new Peer("To", suite, new Dice(4));
        from.begin(to);

        assertEquals("one", to.open(from.seal("one")));
        assertEquals("two", to.open(from.seal("two")));
        assertEquals("three", from.open(to.seal("three")));
        assertEquals("four", to.open(from.seal("four")));
        assertEquals(suite, to.session().suite());
        assertEquals(from.session().id(), to.session().id());
    }

    @Test
    void everythingUntilTheAnswerBeginsTheSessionInTheSameWords() {
        alice.begin(bob);
        Envelope first = Envelope.decode(alice.seal("one"));
        Envelope second = Envelope.decode(alice.seal("two"));

        assertEquals(List.of(Envelope.Kind.INIT, Envelope.Kind.INIT), List.of(first.kind(), second.kind()));
        assertEquals(first.header(), second.header());
        assertEquals(Optional.empty(), first.session());
        assertFalse(alice.session().isAnswered());
    }

    @Test
    void afterTheAnswerMessagesNameTheSessionOfTheReceiver() {
        meet();

        Envelope toBob = Envelope.decode(alice.seal("one"));
        Envelope toAlice = Envelope.decode(bob.seal("two"));

        assertEquals(Envelope.Kind.MESSAGE, toBob.kind());
        assertEquals(Optional.of(bob.session().own()), toBob.session());
        assertEquals(Optional.of(alice.session().own()), toAlice.session());
        assertNotEquals(alice.session().own(), bob.session().own());
        assertTrue(alice.session().isAnswered());
    }

    @Test
    void answersSayWhereTheyWantToBeAnsweredUntilTheyAre() {
        alice.begin(bob);
        bob.open(alice.seal("one"));
        Bytes first = bob.seal("two");
        Bytes second = bob.seal("three");

        SealedSession.Opened later = alice.opened(second);
        assertEquals(Optional.of(bob.session().own()), InnerCodec.session(later.inner()));
        alice.keep(later.session());
        assertEquals("two", alice.open(first));
        bob.open(alice.seal("four"));
        SealedSession.Opened last = alice.opened(bob.seal("five"));
        assertEquals(Optional.empty(), InnerCodec.session(last.inner()));
    }

    @Test
    void messagesAreOpenedInWhateverOrderTheyCome() {
        meet();
        List<Bytes> sent = List.of(alice.seal("1"), alice.seal("2"), alice.seal("3"));

        assertEquals("3", bob.open(sent.get(2)));
        assertEquals("1", bob.open(sent.get(0)));
        alice.open(bob.seal("turn"));
        bob.open(alice.seal("turn"));
        assertEquals("2", bob.open(sent.get(1)));
    }

    @Test
    void whatCameBeforeIsKnownAsRepeated() {
        alice.begin(bob);
        Bytes begun = alice.seal("one");
        bob.open(begun);
        assertTrue(bob.session().isRepeated(begun));
        alice.open(bob.seal("two"));
        Bytes skipped = alice.seal("three");
        Bytes came = alice.seal("four");
        bob.open(came);

        assertEquals(
                List.of(true, false, false),
                List.of(
                        bob.session().isRepeated(came),
                        bob.session().isRepeated(skipped),
                        bob.session().isRepeated(alice.seal("five"))));
    }

    @Test
    void beginningThatComesLateIsOpenedByTheSessionThatItBegan() {
        alice.begin(bob);
        Bytes first = alice.seal("one");
        Bytes second = alice.seal("two");
        assertEquals("two", bob.open(second));
        alice.open(bob.seal("three"));
        bob.open(alice.seal("four"));

        assertEquals(bob.session().id(), SealedInit.decode(first).session());
        assertEquals("one", bob.open(first));
    }

    @Test
    void bothWhoBegunAtOnceOpenBothSessionsAndAgreeOnOne() {
        alice.begin(bob);
        bob.begin(alice);
        Bytes fromAlice = alice.seal("from Alice");
        Bytes fromBob = bob.seal("from Bob");

        SealedSession.Opened atBob = bob.answered(fromAlice);
        SealedSession.Opened atAlice = alice.answered(fromBob);

        assertEquals("from Alice", Peer.textOf(atBob.inner()));
        assertEquals("from Bob", Peer.textOf(atAlice.inner()));
        assertEquals(
                smaller(alice.session(), atAlice.session()).id(),
                smaller(bob.session(), atBob.session()).id());
    }

    private static SealedSession smaller(SealedSession one, SealedSession other) {
        return one.id().compareTo(other.id()) < 0 ? one : other;
    }

    @Test
    void keysAreTakenOutOfTheStateBeforeTheyAreUsed() {
        meet();
        SealedSession before = alice.session();

        List<SealingKey> keys = alice.reserve(3);
        alice.reserve(2);
        Bytes later = alice.seal("after a crash");

        assertNotEquals(before, alice.session());
        assertEquals("after a crash", bob.open(later));
        assertEquals("third", bob.open(keys.get(2).seal(Peer.text("third"))));
    }

    @Test
    void reservedKeysKeepTheirMeaningWhenTheSessionGoesOn() {
        meet();
        List<SealingKey> keys = alice.reserve(2);
        alice.open(bob.seal("turn"));
        bob.open(alice.seal("turn"));

        assertEquals("early", bob.open(keys.get(0).seal(Peer.text("early"))));
    }

    @Test
    void sealingKeyIsGoodForOneMessage() {
        meet();
        SealingKey key = alice.reserve(1).getFirst();
        key.seal(Peer.text("one"));

        assertThrows(IllegalStateException.class, () -> key.seal(Peer.text("two")));
    }

    @Test
    void onlyWhoBeganSealsWhatIsNoInnerMessage() {
        alice.begin(bob);
        Bytes padded = InnerCodec.encode(Peer.text("request"));

        Bytes request = alice.reserve(1).getFirst().seal(padded);

        assertEquals(padded, bob.opened(request).inner());
        bob.open(request);
        SealingKey answer = bob.reserve(1).getFirst();
        assertThrows(IllegalStateException.class, () -> answer.seal(padded));
    }

    @Test
    void openingIsKnownToBothSidesAndTheSameInEveryEnvelope() {
        alice.begin(bob);
        SealedInit first = SealedInit.decode(alice.seal("one"));
        SealedInit second = SealedInit.decode(alice.seal("two"));

        assertEquals(alice.session().openingDigest(), Optional.of(first.opening()));
        assertEquals(first.opening(), second.opening());
    }

    @Test
    void introductionTellsWhoItIs() {
        alice.begin(bob);

        SealedInit.Introduced introduced = SealedInit.decode(alice.seal("one")).introduce(bob.prekeys, Peer.NOON);

        assertEquals(alice.card, introduced.card());
        assertEquals(alice.account.device(), introduced.device().id());
    }

    @Test
    void lengthOfAnEnvelopeTellsOfTheTextNoMoreThanItsPadding() {
        meet();

        assertEquals(
                alice.seal("a").size(),
                alice.seal("about forty characters, more or less").size());
    }

    @Test
    void stateIsSmall() {
        alice.begin(bob);
        int beginning = alice.session().encode().size();
        meet();
        int open = alice.session().encode().size();

        assertTrue(open <= 340, "open: " + open);
        assertTrue(beginning <= 2048, "beginning: " + beginning);
    }

    @Test
    void toStringTellsNoSecret() {
        meet();
        String secret = alice.account.agreement().secret().hex();
        BiConsumer<Object, String> hides = (value, hidden) ->
                assertFalse(value.toString().contains(hidden), value.getClass().getName());

        hides.accept(alice.account.agreement(), secret);
        hides.accept(alice.prekeys, secret);
        assertEquals(
                "SealedSession " + alice.session().own().hex(), alice.session().toString());
        assertEquals("SealingKey 0", bob.reserve(1).getFirst().toString());
    }

    private void meet() {
        alice.begin(bob);
        bob.open(alice.seal("hello"));
        alice.open(bob.seal("hello"));
        bob.open(alice.seal("there"));
    }

    @Test
    void bundleThatHasExpiredBeginsNothing() {
        assertThrows(
                ProtocolException.class,
                () -> SealedSession.begin(
                        alice.account,
                        alice.card,
                        bob.card.card(),
                        bob.prekeys.current(),
                        bob.prekeys.current().bundle().expires(),
                        alice.random));
    }

    @Test
    void deviceThatOpensNoSuiteIsNotWrittenTo() {
        Peer carol = new Peer("Carol", Suite.CLASSIC, new Dice(5));

        assertThrows(
                ProtocolException.class,
                () -> SealedSession.begin(
                        alice.account, alice.card, carol.card.card(), bob.prekeys.current(), Peer.NOON, alice.random));
    }
}
