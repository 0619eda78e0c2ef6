package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestCodecTest {
    private static final Account ALICE = People.ALICE;
    private static final Account BOB = People.BOB;
    private static final SignedCard CARD = People.card(ALICE);
    private static final Slot SLOT = new Slot("S".repeat(22));
    private static final Bytes TOKEN = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");

    @Test
    void requestComesToTheOneWhoIsAsked() {
        Bytes payload = RequestCodec.encode(ALICE, CARD, BOB.peer(), SLOT, "Hi Bob", Optional.of(TOKEN));

        Request request = RequestCodec.decode(payload, BOB.peer());

        Bytes proof = proof(TOKEN, ALICE, BOB);
        assertEquals(
                new Request(
                        CARD,
                        ALICE.device(),
                        SLOT,
                        ALICE.name(),
                        "Hi Bob",
                        Optional.empty(),
                        Optional.of(proof),
                        bound(ALICE, BOB)),
                request);
    }

    @Test
    void strangerNeedsNeitherTokenNorGreeting() {
        Bytes payload = RequestCodec.encode(ALICE, CARD, BOB.peer(), SLOT, "", Optional.empty());

        Request request = RequestCodec.decode(payload, BOB.peer());

        assertEquals(
                new Request(
                        CARD,
                        ALICE.device(),
                        SLOT,
                        ALICE.name(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        bound(ALICE, BOB)),
                request);
    }

    @Test
    void requestPassedOnToSomebodyElseIsRefused() {
        Bytes payload = RequestCodec.encode(ALICE, CARD, BOB.peer(), SLOT, "Hi Bob", Optional.of(TOKEN));

        assertThrows(ProtocolException.class, () -> RequestCodec.decode(payload, People.CAROL.peer()));
    }

    @Test
    void proofIsGoodForTheseTwoAlone() {
        Bytes proof = proof(TOKEN, ALICE, BOB);

        assertEquals(32, proof.size());
        assertNotEquals(proof, proof(TOKEN, BOB, ALICE));
        assertNotEquals(proof, proof(TOKEN, People.CAROL, BOB));
        assertNotEquals(proof, proof(Bytes.copyOf(new byte[16]), ALICE, BOB));
    }

    @Test
    void slotOfTheInvitedTellsNothingOfTheToken() {
        Set<Slot> slots = Set.of(RequestCodec.invitedSlot(TOKEN), RequestCodec.invitedSlot(Bytes.copyOf(new byte[16])));

        assertEquals(2, slots.size());
        slots.forEach(slot -> assertEquals(43, slot.value().length()));
    }

    @Test
    void largestRequestFitsIntoItsLimit() {
        String greeting = "👋".repeat(280);
        Slot longest = new Slot("S".repeat(64));

        Bytes payload = RequestCodec.encode(
                named("小".repeat(50)), cardOf(8, 0), BOB.peer(), longest, greeting, Optional.of(TOKEN));

        assertTrue(payload.size() <= RequestCodec.MAX_SIZE);
        assertEquals(greeting, RequestCodec.decode(payload, BOB.peer()).greeting());
    }

    @Test
    void longerGreetingOrCardIsNotWritten() {
        String tooLong = "👋".repeat(281);
        SignedCard tooLarge = cardOf(8, 16);

        assertThrows(
                IllegalArgumentException.class,
                () -> RequestCodec.encode(ALICE, CARD, BOB.peer(), SLOT, tooLong, Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> RequestCodec.encode(ALICE, tooLarge, BOB.peer(), SLOT, "", Optional.empty()));
    }

    static Stream<Arguments> broken() {
        Bytes good = fields("Alice", "Hi").encode();
        Bytes card = CARD.encoded();
        Bytes carols = People.card(People.CAROL).encoded();
        return Stream.of(
                Arguments.of("no card", Envelope.plain(Envelope.Kind.INIT, Optional.empty(), signed(good))),
                Arguments.of("somebody else's card", init(carols, signed(good))),
                Arguments.of("a broken card", init(card.slice(0, 200), signed(good))),
                Arguments.of("a card larger than 1 KiB", init(cardOf(8, 16).encoded(), signed(good))),
                Arguments.of("not signed by the device", init(card, signedBy(BOB, good))),
                Arguments.of("a message", Envelope.plain(Envelope.Kind.MESSAGE, Optional.of(card), signed(good))),
                Arguments.of(
                        "with a session",
                        new Envelope(
                                Envelope.Kind.INIT,
                                0,
                                Optional.of(Bytes.copyOf(new byte[8])),
                                Optional.of(card),
                                signed(good))),
                Arguments.of(
                        "a name of which nothing is left",
                        init(card, signed(fields("\u202e", "Hi").encode()))),
                Arguments.of(
                        "a greeting of 281 code points",
                        init(card, signed(fields("Alice", "x".repeat(281)).encode()))),
                Arguments.of(
                        "a proof of 31 bytes",
                        init(
                                card,
                                signed(fields("Alice", "Hi")
                                        .with(5, Cbor.of(Bytes.copyOf(new byte[31])))
                                        .encode()))),
                Arguments.of(
                        "a slot with a wildcard",
                        init(
                                card,
                                signed(fields("Alice", "Hi")
                                        .with(2, Cbor.of("+"))
                                        .encode()))),
                Arguments.of(
                        "a device that the card does not name",
                        init(
                                card,
                                signed(fields("Alice", "Hi")
                                        .with(1, Cbor.of(BOB.device().raw()))
                                        .encode()))),
                Arguments.of("no fields", init(card, signed(Bytes.ofHex("a0")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenRequestIsRefused(String what, Envelope envelope) {
        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> RequestCodec.decode(envelope.encode(), BOB.peer()), what);

        assertFalse(refused.needsUpdate());
    }

    @Test
    void requestLargerThan8KiBIsRefusedUnread() {
        Bytes payload = init(CARD.encoded(), Bytes.copyOf(new byte[8 * 1024])).encode();

        assertThrows(ProtocolException.class, () -> RequestCodec.decode(payload, BOB.peer()));
    }

    @Test
    void encryptedRequestNeedsAnUpdate() {
        Bytes payload =
                new Envelope(Envelope.Kind.INIT, 1, Optional.empty(), Optional.of(Bytes.EMPTY), Bytes.EMPTY).encode();

        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> RequestCodec.decode(payload, BOB.peer()));

        assertTrue(refused.needsUpdate());
    }

    @Test
    void nameOfAStrangerIsCleanedAndCut() {
        Bytes payload = init(
                        CARD.encoded(),
                        signed(fields("\u202eA\nda" + "x".repeat(60), "Hi").encode()))
                .encode();

        assertEquals(
                new DisplayName("Ada" + "x".repeat(47)),
                RequestCodec.decode(payload, BOB.peer()).name());
    }

    @Test
    void contentIsNotShownAsText() {
        Bytes payload = RequestCodec.encode(ALICE, CARD, BOB.peer(), SLOT, "secret", Optional.empty());

        String shown = RequestCodec.decode(payload, BOB.peer()).toString();

        assertEquals("Request of " + ALICE.peer(), shown);
    }

    private static Account named(String name) {
        return ALICE.withName(new DisplayName(name));
    }

    /// Alice's own device and others beside it.
    private static SignedCard cardOf(int devices, int suites) {
        List<Integer> many = IntStream.range(0, suites).mapToObj(i -> 200 + i).toList();
        List<Device> all = IntStream.range(0, devices)
                .mapToObj(i -> new Device(
                        i == 0 ? ALICE.device() : id(i),
                        ALICE.deviceKey().verifyKey(),
                        ALICE.agreement().publicKey(),
                        many,
                        -1))
                .toList();
        return CardCodec.sign(People.cardOf(ALICE, 1, all), ALICE.identity());
    }

    private static DeviceId id(int number) {
        return DeviceId.of("%016x".formatted(number));
    }

    private static Cbor fields(String name, String greeting) {
        return Cbor.map()
                .with(1, Cbor.of(ALICE.device().raw()))
                .with(2, Cbor.of(SLOT.value()))
                .with(3, Cbor.of(name))
                .with(4, Cbor.of(greeting));
    }

    private static Bytes signed(Bytes fields) {
        return signedBy(ALICE, fields);
    }

    private static Bytes signedBy(Account signer, Bytes fields) {
        Bytes binding = Bytes.join(
                Bytes.utf8(ALICE.peer().value()),
                ALICE.device().raw(),
                Bytes.utf8(BOB.peer().value()));
        return Signed.by(signer.deviceKey(), "hearth1 req", binding, fields).encode();
    }

    private static Envelope init(Bytes card, Bytes content) {
        return Envelope.plain(Envelope.Kind.INIT, Optional.of(card), content);
    }

    private static Bytes proof(Bytes token, Account from, Account to) {
        return RequestCodec.proof(token, bound(from, to));
    }

    private static Bytes bound(Account from, Account to) {
        return Bytes.utf8(from.peer().value() + to.peer());
    }
}
