package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.SignedCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CardCodecTest {
    private static final Account ALICE = People.ALICE;
    private static final Instant NOON = People.NOON;
    private static final Bytes GOOD =
            Signed.decode(People.card(ALICE).encoded()).payload();

    @Test
    void cardComesBackAsItWasSigned() {
        Card card = new Card(
                ALICE.identity().verifyKey(),
                new Address("alice_home-1"),
                (1L << 53) - 1,
                NOON,
                NOON.plus(Duration.ofDays(30)),
                IntStream.range(0, 8).mapToObj(CardCodecTest::device).toList(),
                List.of(DeviceId.of("00000000000000ff"), DeviceId.of("00000000000000fe")));

        SignedCard signed = CardCodec.sign(card, ALICE.identity());

        assertEquals(card, signed.card());
        assertEquals(signed, CardCodec.decode(signed.encoded()));
    }

    @Test
    void cardOfOneDeviceFitsIntoARequest() {
        assertTrue(People.card(ALICE).encoded().size() <= 300);
    }

    @Test
    void timesAreCutToMilliseconds() {
        Instant now = Instant.parse("2026-11-23T12:00:00.123456789Z");
        Card card = new Card(
                ALICE.identity().verifyKey(),
                Address.of(ALICE.peer()),
                1,
                now,
                now.plus(Duration.ofDays(1)),
                List.of(device(1)),
                List.of());

        SignedCard signed = CardCodec.sign(card, ALICE.identity());

        assertEquals(Instant.parse("2026-11-23T12:00:00.123Z"), signed.card().issued());
    }

    @Test
    void unknownKeysAreIgnored() {
        Bytes later = changed(map -> map.with(8, Cbor.of("from a later version")));

        assertEquals(People.card(ALICE).card(), CardCodec.decode(signed(later)).card());
    }

    static Stream<Arguments> broken() {
        Bytes signature = Signed.decode(People.card(ALICE).encoded()).signature();
        return Stream.of(
                Arguments.of("signature of nothing", new Signed(GOOD, Bytes.ofHex("00".repeat(64))).encode()),
                Arguments.of("one bit of the signature turned", new Signed(GOOD, turned(signature)).encode()),
                Arguments.of(
                        "one letter of the address turned",
                        new Signed(changed(map -> map.with(2, Cbor.of("mallory"))), signature).encode()),
                Arguments.of(
                        "signature of another context",
                        Signed.by(ALICE.identity(), "hearth1 pres", Bytes.EMPTY, GOOD)
                                .encode()),
                Arguments.of(
                        "signature of another identity",
                        Signed.by(People.BOB.identity(), "hearth1 card", Bytes.EMPTY, GOOD)
                                .encode()),
                Arguments.of(
                        "signature of the device",
                        Signed.by(ALICE.deviceKey(), "hearth1 card", Bytes.EMPTY, GOOD)
                                .encode()),
                Arguments.of("no device", signed(devices(0))),
                Arguments.of("nine devices", signed(devices(9))),
                Arguments.of("a device twice", signed(changed(map -> map.with(6, twice(map.need(6)))))),
                Arguments.of(
                        "its own device revoked",
                        signed(changed(map -> map.with(
                                7, Cbor.array(List.of(Cbor.of(ALICE.device().raw()))))))),
                Arguments.of("a device id of 7 bytes", signed(changed(map -> map.with(7, one(Cbor.of(bytes(7))))))),
                Arguments.of(
                        "valid for 30 days and a millisecond",
                        signed(changed(map -> map.with(
                                5, Cbor.of(NOON.plus(Duration.ofDays(30)).plusMillis(1)))))),
                Arguments.of(
                        "expired before it was issued",
                        signed(changed(map -> map.with(5, Cbor.of(NOON.minusMillis(1)))))),
                Arguments.of("issued in the year 10,889", signed(changed(map -> map.with(4, Cbor.of(1L << 48))))),
                Arguments.of("a revision of 2^53", signed(changed(map -> map.with(3, Cbor.of(1L << 53))))),
                Arguments.of("an address of 65", signed(changed(map -> map.with(2, Cbor.of("a".repeat(65)))))),
                Arguments.of("an address with a slash", signed(changed(map -> map.with(2, Cbor.of("a/b"))))),
                Arguments.of("an identity of 31 bytes", signed(changed(map -> map.with(1, Cbor.of(bytes(31)))))),
                Arguments.of("no address", signed(Bytes.ofHex("a2000101" + "5820" + "00".repeat(32)))),
                Arguments.of(
                        "descending keys",
                        signed(Bytes.ofHex(GOOD.hex().replaceFirst("^a70001015820", "a70101005820")))),
                Arguments.of("bytes behind the card", signed(Bytes.join(GOOD, Bytes.ofHex("00")))),
                Arguments.of(
                        "bytes behind the signature",
                        Bytes.join(People.card(ALICE).encoded(), Bytes.ofHex("00"))),
                Arguments.of("cut off", People.card(ALICE).encoded().slice(0, 200)),
                Arguments.of("no array", GOOD),
                Arguments.of("nothing", Bytes.EMPTY),
                Arguments.of("larger than 8 KiB", signed(changed(map -> map.with(9, Cbor.of(bytes(8 * 1024)))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenCardIsRefused(String what, Bytes encoded) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> CardCodec.decode(encoded), what);

        assertFalse(refused.needsUpdate());
    }

    @Test
    void cardOfALaterVersionSaysSo() {
        Bytes later = signed(changed(map -> map.with(0, Cbor.of(2))));

        ProtocolException refused = assertThrows(ProtocolException.class, () -> CardCodec.decode(later));

        assertTrue(refused.needsUpdate());
    }

    @Test
    void cardThatNobodyWouldAcceptIsNotSigned() {
        Card tooLong = new Card(
                ALICE.identity().verifyKey(),
                Address.of(ALICE.peer()),
                1,
                NOON,
                NOON.plus(Duration.ofDays(31)),
                List.of(device(1)),
                List.of());

        assertThrows(IllegalArgumentException.class, () -> CardCodec.sign(tooLong, ALICE.identity()));
        Card own = People.cardOf(ALICE, 1, List.of(device(1)));
        assertThrows(IllegalArgumentException.class, () -> CardCodec.sign(own, People.BOB.identity()));
    }

    private static Device device(int number) {
        return new Device(
                DeviceId.of("%016x".formatted(number)),
                ALICE.deviceKey().verifyKey(),
                ALICE.agreement().publicKey(),
                List.of(0, 1, 255),
                -1);
    }

    private static Bytes devices(int count) {
        Cbor one = Cbor.decode(GOOD, 1024).need(6).items().getFirst();
        List<Cbor> devices = IntStream.range(0, count)
                .mapToObj(number -> Cbor.decode(one.encode(), 1024).with(0, Cbor.of(bytes(8, number))))
                .toList();
        return changed(map -> map.with(6, Cbor.array(devices)));
    }

    private static Cbor twice(Cbor devices) {
        Cbor device = devices.items().getFirst();
        return Cbor.array(List.of(device, device));
    }

    private static Cbor one(Cbor item) {
        return Cbor.array(List.of(item));
    }

    private static Bytes bytes(int size) {
        return bytes(size, 7);
    }

    private static Bytes bytes(int size, int value) {
        return Bytes.ofHex("%02x".formatted(value).repeat(size));
    }

    private static Bytes turned(Bytes bytes) {
        byte[] array = bytes.toArray();
        array[40] ^= 1;
        return Bytes.copyOf(array);
    }

    private static Bytes changed(UnaryOperator<Cbor> change) {
        return change.apply(Cbor.decode(GOOD, 1024)).encode();
    }

    private static Bytes signed(Bytes payload) {
        return Signed.by(ALICE.identity(), "hearth1 card", Bytes.EMPTY, payload).encode();
    }
}
