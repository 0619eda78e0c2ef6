package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final Bytes CONTENT = Bytes.utf8("content");

    @Test
    void envelopeComesBackAsItWasMade() {
        Envelope whole = new Envelope(
                Envelope.Kind.INIT,
                255,
                Optional.of(Bytes.ofHex("0102030405060708")),
                Optional.of(Bytes.EMPTY),
                CONTENT);
        Envelope least = Envelope.plain(Envelope.Kind.MESSAGE, Optional.empty(), CONTENT);

        assertEquals(whole, Envelope.decode(whole.encode()));
        assertEquals(least, Envelope.decode(least.encode()));
    }

    @Test
    void envelopeEndsAt64KiB() {
        Envelope largest = Envelope.plain(Envelope.Kind.MESSAGE, Optional.empty(), bytes(Envelope.MAX_SIZE - 11));
        Envelope tooLarge = Envelope.plain(Envelope.Kind.MESSAGE, Optional.empty(), bytes(Envelope.MAX_SIZE - 10));

        assertEquals(Envelope.MAX_SIZE, largest.encode().size());
        assertEquals(largest, Envelope.decode(largest.encode()));
        assertThrows(IllegalArgumentException.class, tooLarge::encode);
        assertThrows(ProtocolException.class, () -> Envelope.decode(bytes(Envelope.MAX_SIZE + 1)));
    }

    /// Versions 2 and 0; kinds 3 (short-lived), 4 (a chunk), 0 and 99.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a4000201020200054100",
                "a4000001020200054100",
                "a4000101030200054100",
                "a4000101040200054100",
                "a4000101000200054100",
                "a400010118630200054100"
            })
    void unknownVersionOrKindNeedsAnUpdate(String hex) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> Envelope.decode(Bytes.ofHex(hex)));

        assertTrue(refused.needsUpdate());
    }

    @Test
    void anotherSuiteNeedsAnUpdate() {
        Envelope encrypted = new Envelope(Envelope.Kind.MESSAGE, 1, Optional.empty(), Optional.empty(), CONTENT);

        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> encrypted.asPlain(Envelope.Kind.MESSAGE));

        assertTrue(refused.needsUpdate());
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("no content", "a3000101020200"),
                Arguments.of("no kind", "a300010200054100"),
                Arguments.of("no version", "a301020200054100"),
                Arguments.of("a suite of 256", "a4000101020219010005" + "4100"),
                Arguments.of("a suite of 2^64-1", "a4000101020" + "21bffffffffffffffff" + "054100"),
                Arguments.of("a session of 7 bytes", "a5000101020200034707070707070707054100"),
                Arguments.of("a header that is text", "a500010102020004614" + "8054100"),
                Arguments.of("content that is text", "a4000101020200056148"),
                Arguments.of("a list", "80"),
                Arguments.of("nothing", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenEnvelopeIsRefused(String what, String hex) {
        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> Envelope.decode(Bytes.ofHex(hex)), what);

        assertFalse(refused.needsUpdate());
    }

    @Test
    void signedPayloadIsTwoByteStringsAndNothingElse() {
        Signed signed = new Signed(CONTENT, bytes(64));
        Bytes one = Cbor.array(List.of(Cbor.of(CONTENT))).encode();
        Bytes shortOne = new Signed(CONTENT, bytes(63)).encode();
        Bytes three = Cbor.array(List.of(Cbor.of(CONTENT), Cbor.of(bytes(64)), Cbor.of(1)))
                .encode();

        assertEquals(signed, Signed.decode(signed.encode()));
        for (Bytes broken : new Bytes[] {one, shortOne, three, Bytes.ofHex("80"), Bytes.ofHex("a0")}) {
            assertThrows(ProtocolException.class, () -> Signed.decode(broken));
        }
    }

    private static Bytes bytes(int size) {
        return Bytes.copyOf(new byte[size]);
    }
}
