package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationLinkTest {
    private static final Account BOB = People.BOB;
    private static final Bytes TOKEN = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final Invitation HOSTED = invitation(
            Optional.of("mqtts://192.168.1.20:8883"), Optional.of(Bytes.ofHex("5a".repeat(32))), "k7m2-p9qx-4tza");
    private static final String LINK = InvitationLink.full(HOSTED);

    @Test
    void linkHoldsTheWholeInvitation() {
        assertEquals(HOSTED, InvitationLink.parse(LINK));
    }

    @Test
    void leastInvitationIsEnough() {
        Invitation least = new Invitation(
                BOB.identity().verifyKey(),
                new Address("bob"),
                BOB.device(),
                TOKEN,
                Optional.empty(),
                Optional.empty(),
                People.NOON,
                Optional.empty(),
                Optional.empty());

        assertEquals(least, InvitationLink.parse(InvitationLink.full(least)));
    }

    @Test
    void pictureLacksTheNameAlone() {
        Invitation seen = InvitationLink.parse(InvitationLink.forQr(HOSTED));

        assertEquals(Optional.empty(), seen.name());
        assertEquals(InvitationLink.forQr(HOSTED), InvitationLink.full(seen));
    }

    @Test
    void pictureStaysCoarseAndLinkShort() {
        String longHost = "mqtts://" + "a".repeat(66) + ":65535";
        Invitation large = invitation(Optional.of(longHost), HOSTED.certificate(), "k7m2-p9qx-4tza");
        Invitation largest = new Invitation(
                BOB.identity().verifyKey(),
                new Address("b".repeat(64)),
                BOB.device(),
                TOKEN,
                Optional.of(URI.create("mqtts://" + "a.".repeat(126) + "a:65535")),
                DisplayName.of("👋".repeat(50)),
                People.NOON,
                HOSTED.certificate(),
                Optional.of("x".repeat(64)));

        assertEquals(80, longHost.length());
        assertTrue(InvitationLink.forQr(HOSTED).length() <= 230);
        assertTrue(InvitationLink.forQr(large).length() <= 300);
        assertTrue(InvitationLink.full(largest).length() <= 2048);
        assertEquals(largest, InvitationLink.parse(InvitationLink.full(largest)));
    }

    static Stream<Arguments> surroundings() {
        String body = LINK.substring("hearth:1?".length());
        return Stream.of(
                Arguments.of("spaces and line breaks", "\r\n \t" + LINK + " \n"),
                Arguments.of("angle brackets", "<" + LINK + ">"),
                Arguments.of("quotes", "\"" + LINK + "\""),
                Arguments.of("Chinese quotes", "「" + LINK + "」"),
                Arguments.of("a sentence", "Join me here: " + LINK + ". See you!"),
                Arguments.of("a colon right before", "Link:" + LINK),
                Arguments.of("another word before", "Hearth: the messenger. " + LINK),
                Arguments.of("a broken one before", "hearth:1? " + LINK),
                Arguments.of("capitals", "HEARTH:1?" + body),
                Arguments.of("mixed letters", "Hearth:1?" + body),
                Arguments.of("padding", LINK + "="));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("surroundings")
    void linkIsFoundInWhatWasPasted(String what, String text) {
        assertEquals(HOSTED, InvitationLink.parse(text), what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "https://example.org/?hearth",
                "hearth",
                "hearth:",
                "hearth: a place",
                "xhearth:1?qA"
            })
    void otherTextIsNoLink(String text) {
        assertEquals(InvalidInvitation.Why.NOT_A_LINK, refusal(text));
    }

    @Test
    void clipboardOfManyMegabytesIsNoLink() {
        String text = "hearth".repeat(2_000_000);

        assertTimeout(Duration.ofSeconds(1), () -> assertEquals(InvalidInvitation.Why.NOT_A_LINK, refusal(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hearth:2?qA", "hearth:10?zzz", "hearth:999999999?abc", "HEARTH:2?qA"})
    void linkOfALaterVersionSaysSo(String text) {
        assertEquals(InvalidInvitation.Why.NEWER_VERSION, refusal(text));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("no content", "hearth:1?"),
                Arguments.of("no version", "hearth:?" + LINK.substring(9)),
                Arguments.of("version 0", "hearth:0?" + LINK.substring(9)),
                Arguments.of("a version of ten digits", "hearth:1000000000?" + LINK.substring(9)),
                Arguments.of("cut in the middle", LINK.substring(0, LINK.length() / 2)),
                Arguments.of("cut at the end", LINK.substring(0, LINK.length() - 2)),
                Arguments.of("a letter too many", LINK + "AA"),
                Arguments.of("a space in it", LINK.substring(0, 60) + " " + LINK.substring(60)),
                Arguments.of("no CBOR", link(Bytes.utf8("what else"))),
                Arguments.of("a list", link(Bytes.ofHex("80"))),
                Arguments.of("an empty map", link(Bytes.ofHex("a0"))),
                Arguments.of("an identity of 31 bytes", changed(map -> map.with(0, bytes(31)))),
                Arguments.of("an address with capitals", changed(map -> map.with(1, Cbor.of("Bob")))),
                Arguments.of("a device of 9 bytes", changed(map -> map.with(2, bytes(9)))),
                Arguments.of("a token of 15 bytes", changed(map -> map.with(3, bytes(15)))),
                Arguments.of("a token of text", changed(map -> map.with(3, Cbor.of("0123456789abcdef")))),
                Arguments.of("a certificate of 20 bytes", changed(map -> map.with(8, bytes(20)))),
                Arguments.of("a join code with a space", changed(map -> map.with(10, Cbor.of("a b")))),
                Arguments.of("an empty join code", changed(map -> map.with(10, Cbor.of("")))),
                Arguments.of("a join code of 65", changed(map -> map.with(10, Cbor.of("x".repeat(65))))),
                Arguments.of("a time of 2^64-1", changed(map -> map.with(6, Cbor.of(-1L)))),
                Arguments.of("a name of bytes", changed(map -> map.with(5, bytes(3)))),
                Arguments.of("larger than 2 KiB", changed(map -> map.with(99, bytes(2048)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenLinkSaysSo(String what, String text) {
        assertEquals(InvalidInvitation.Why.BROKEN, refusal(text), what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.168.1.20:1883",
                "http://example.org:1883",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "mqtt:example.org",
                "mqtt://",
                "mqtt://:1883",
                "mqtt://example.org:0",
                "mqtt://example.org:65536",
                "mqtt://example.org:99999999",
                "mqtt://example.org:-1",
                "mqtt://user:password@example.org:1883",
                "mqtt://example.org:1883/path",
                "mqtt://example.org:1883?query",
                "mqtt://example.org:1883#fragment",
                "mqtt://exa mple.org:1883",
                "mqtt://example.org\n:1883",
                "mqtt://ex\u0430mple.org:1883",
                "mqtt://-example.org:1883",
                "mqtt://example..org:1883",
                "mqtt://999.1.1.1:1883",
                "mqtt://[::1:1883",
                "mqtt://[:::]:1883",
                "mqtt://%2e:1883",
                "ws://example.org:80"
            })
    void addressThatIsNoBrokersIsBroken(String address) {
        assertEquals(InvalidInvitation.Why.BROKEN, refusal(changed(map -> map.with(4, Cbor.of(address)))));
    }

    @ParameterizedTest
    @CsvSource({
        "mqtt://example.org,mqtt://example.org:1883",
        "mqtts://example.org,mqtts://example.org:8883",
        "MQTTS://example.org:1,mqtts://example.org:1",
        "mqtt://127.0.0.1:65535,mqtt://127.0.0.1:65535",
        "mqtt://[::1]:1883,mqtt://[::1]:1883",
        "mqtt://[fe80::1%eth0]:1883,mqtt://[fe80::1%eth0]:1883",
        "mqtt://example.org:1883/,mqtt://example.org:1883"
    })
    void addressOfABrokerSaysItsPort(String address, String read) {
        Invitation invitation = InvitationLink.parse(changed(map -> map.with(4, Cbor.of(address))));

        assertEquals(Optional.of(read), invitation.network().map(URI::toString));
    }

    @Test
    void invitationToSomethingElseThanABrokerIsNotWritten() {
        Invitation wrong = invitation(Optional.of("http://example.org"), Optional.empty(), "x");

        assertThrows(IllegalArgumentException.class, () -> InvitationLink.full(wrong));
    }

    @Test
    void unknownKeysAreIgnored() {
        assertEquals(
                HOSTED,
                InvitationLink.parse(changed(map -> map.with(7, bytes(20)).with(9, bytes(20)))));
    }

    @Test
    void nameOfTheInviterIsCleanedAndCut() {
        Invitation crooked = InvitationLink.parse(changed(map -> map.with(5, Cbor.of("\u202e" + "b".repeat(51)))));
        Invitation nameless = InvitationLink.parse(changed(map -> map.with(5, Cbor.of("\u200b \u3164"))));

        assertEquals(DisplayName.of("b".repeat(50)), crooked.name());
        assertEquals(Optional.empty(), nameless.name());
    }

    @Test
    void linkInterruptedAnywhereIsBroken() {
        for (int at = LINK.indexOf('?') + 1; at < LINK.length(); at++) {
            String text = LINK.substring(0, at) + "." + LINK.substring(at + 1);
            assertEquals(InvalidInvitation.Why.BROKEN, refusal(text));
        }
    }

    @Test
    void secretsAreNotShownAsText() {
        InvalidInvitation refused =
                assertThrows(InvalidInvitation.class, () -> InvitationLink.parse(LINK.substring(0, 100)));

        assertFalse(refused.toString().contains(LINK.substring(20, 30)));
        assertEquals("Invitation of " + BOB.peer(), HOSTED.toString());
    }

    private static Invitation invitation(Optional<String> network, Optional<Bytes> certificate, String joinCode) {
        return new Invitation(
                BOB.identity().verifyKey(),
                Address.of(BOB.peer()),
                BOB.device(),
                TOKEN,
                network.map(URI::create),
                Optional.of(BOB.name()),
                People.NOON.plus(Duration.ofDays(7)),
                certificate,
                Optional.of(joinCode));
    }

    private static InvalidInvitation.Why refusal(String text) {
        return assertThrows(InvalidInvitation.class, () -> InvitationLink.parse(text))
                .why();
    }

    private static Cbor bytes(int size) {
        return Cbor.of(Bytes.ofHex("07".repeat(size)));
    }

    private static String changed(UnaryOperator<Cbor> change) {
        Bytes content = Alphabet.fromBase64Url(LINK.substring(LINK.indexOf('?') + 1));
        return link(change.apply(Cbor.decode(content, 2048)).encode());
    }

    private static String link(Bytes content) {
        return "hearth:1?" + Alphabet.base64Url(content);
    }
}
