package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Slot;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InnerCodecTest {
    private static final long STREAM = People.NOON.toEpochMilli();
    private static final Optional<MessageId> ID =
            Optional.of(MessageId.of(Bytes.ofHex("0199c0de0000700080000000000000aa")));
    private static final Optional<Inner.Acknowledgement> ACK =
            Optional.of(new Inner.Acknowledgement(STREAM, 41, List.of(new Range(43, 44), new Range(46, 46))));

    static Stream<Body> numberedBodies() {
        return Stream.of(
                new Body.Text("Hello"),
                new Body.Text(""),
                new Body.Text("line\nline\u0000 \u202e👩‍👩‍👧‍👦"),
                new Body.Profile(new DisplayName("小明 👋")),
                new Body.Answer(new Slot("4luekbbtgsbs4iw6o77b5lm4mtbxxzei"), Optional.empty()),
                new Body.Answer(new Slot("4luekb"), Optional.of(Bytes.ofHex("1d".repeat(32)))),
                new Body.Void(),
                new Body.Unknown(2, Optional.empty()),
                new Body.Unknown((1L << 53) - 1, Optional.of("👋".repeat(200))));
    }

    @ParameterizedTest
    @MethodSource("numberedBodies")
    void messageComesBackAsItWasWritten(Body body) {
        Inner inner = new Inner(ID, STREAM, 42, 40, ACK, -1, Long.MIN_VALUE, body);

        assertEquals(inner, InnerCodec.decode(InnerCodec.encode(inner)));
        assertEquals(body, BodyCodec.decode(BodyCodec.encode(body)));
    }

    @Test
    void pureAcknowledgementComesBackAsItWasWritten() {
        Inner inner = new Inner(Optional.empty(), STREAM, 0, 40, ACK, 1, 0, new Body.AckOnly());

        assertEquals(inner, InnerCodec.decode(InnerCodec.encode(inner)));
    }

    @Test
    void numbersThatAreZeroAreLeftOut() {
        Inner inner = new Inner(Optional.empty(), 0, 0, 0, Optional.empty(), 0, 0, new Body.AckOnly());

        assertEquals("a10806", Padding.unpad(InnerCodec.encode(inner)).hex());
        assertEquals(inner, InnerCodec.decode(InnerCodec.encode(inner)));
    }

    @Test
    void textOf32KiBIsTakenAndOneByteMoreRefused() {
        String longest = "é".repeat(16 * 1024);

        Inner taken = InnerCodec.decode(InnerCodec.encode(message(new Body.Text(longest))));

        assertEquals(new Body.Text(longest), taken.body());
        Body.Text tooLong = new Body.Text(longest + "!");
        assertThrows(IllegalArgumentException.class, () -> InnerCodec.encode(message(tooLong)));
        assertThrows(IllegalArgumentException.class, () -> BodyCodec.encode(tooLong));
        Bytes forged = changed(map -> map.with(9, Cbor.map().with(1, Cbor.of(longest + "!"))));
        assertThrows(ProtocolException.class, () -> InnerCodec.decode(forged));
    }

    @Test
    void messagesOfSimilarLengthLookAlike() {
        List<Integer> sizes = IntStream.range(0, 40)
                .mapToObj(length -> InnerCodec.encode(message(new Body.Text("x".repeat(length))))
                        .size())
                .distinct()
                .toList();

        assertEquals(List.of(128), sizes);
    }

    @Test
    void acknowledgementOf32RangesIsTaken() {
        Inner inner = InnerCodec.decode(changed(map -> map.with(5, acknowledgement(32))));

        Inner.Acknowledgement taken = inner.acknowledgement().orElseThrow();
        assertEquals(32, taken.beyond().size());
        assertEquals(new Range(105, 105), taken.beyond().getLast());
        assertEquals(105, taken.greatest());
    }

    @Test
    void unknownKeysAreIgnored() {
        Bytes later = changed(map -> map.with(7, Cbor.of(bytes(16))).with(99, Cbor.array(List.of())));

        assertEquals(message(new Body.Text("Hello")), InnerCodec.decode(later));
    }

    @Test
    void unknownKeysOfAContentAreIgnored() {
        Bytes reply =
                changed(map -> map.with(9, Cbor.map().with(1, Cbor.of("Hello")).with(2, Cbor.of(bytes(16)))));

        assertEquals(new Body.Text("Hello"), InnerCodec.decode(reply).body());
    }

    @Test
    void nameOfWhichNothingIsLeftDoesNotStopTheStream() {
        Bytes nameless =
                changed(map -> map.with(8, Cbor.of(7)).with(9, Cbor.map().with(1, Cbor.of("\u202e\u202c"))));

        assertEquals(
                new Body.Unknown(7, Optional.empty()),
                InnerCodec.decode(nameless).body());
    }

    @Test
    void nameFromOutsideIsCleanedAndCut() {
        Bytes crooked =
                changed(map -> map.with(8, Cbor.of(7)).with(9, Cbor.map().with(1, Cbor.of("\u202e" + "a".repeat(60)))));

        assertEquals(
                new Body.Profile(new DisplayName("a".repeat(50))),
                InnerCodec.decode(crooked).body());
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("no kind", Padding.pad(Bytes.ofHex("a0"))),
                Arguments.of("an id of 15 bytes", changed(map -> map.with(1, Cbor.of(bytes(15))))),
                Arguments.of("a text without id", Padding.pad(Bytes.ofHex("a303010801" + "09a1016148"))),
                Arguments.of("a text without number", changed(map -> map.with(3, Cbor.of(0)))),
                Arguments.of("a numbered acknowledgement", changed(map -> map.with(8, Cbor.of(6)))),
                Arguments.of("a stream of 2^53", changed(map -> map.with(2, Cbor.of(1L << 53)))),
                Arguments.of("a number of 2^64-1", changed(map -> map.with(3, Cbor.of(-1L)))),
                Arguments.of("a base of 2^53", changed(map -> map.with(4, Cbor.of(1L << 53)))),
                Arguments.of("an acknowledgement of one", changed(map -> map.with(5, one(Cbor.of(1))))),
                Arguments.of("33 ranges", changed(map -> map.with(5, acknowledgement(33)))),
                Arguments.of("a range of one end", changed(map -> map.with(5, beyond(Cbor.of(43))))),
                Arguments.of("a range of three ends", changed(map -> map.with(5, beyond(ends(43, 44, 45))))),
                Arguments.of("a range that ends before it begins", changed(map -> map.with(5, beyond(ends(44, 43))))),
                Arguments.of("a range from 0", changed(map -> map.with(5, beyond(ends(0, 43))))),
                Arguments.of("a range that touches", changed(map -> map.with(5, beyond(ends(42, 43))))),
                Arguments.of("ranges that touch", changed(map -> map.with(5, beyond(ends(43, 44), ends(45, 46))))),
                Arguments.of("ranges in disorder", changed(map -> map.with(5, beyond(ends(50, 51), ends(45, 46))))),
                Arguments.of("a range of 2^53", changed(map -> map.with(5, beyond(ends(43, 1L << 53))))),
                Arguments.of("an acknowledgement that is no list", changed(map -> map.with(5, Cbor.of(1)))),
                Arguments.of("a kind of 2^53", changed(map -> map.with(8, Cbor.of(1L << 53)))),
                Arguments.of("a text without content", changed(map -> map.with(9, Cbor.map()))),
                Arguments.of("a content that is no map", changed(map -> map.with(9, Cbor.of(1)))),
                Arguments.of(
                        "a text that is bytes",
                        changed(map -> map.with(9, Cbor.map().with(1, Cbor.of(bytes(1)))))),
                Arguments.of(
                        "a slot with a slash",
                        changed(map ->
                                map.with(8, Cbor.of(8)).with(9, Cbor.map().with(1, Cbor.of("a/b"))))),
                Arguments.of("a fallback of 201 code points", changed(map -> map.with(10, Cbor.of("x".repeat(201))))),
                Arguments.of("a text that is not UTF-8", Padding.pad(brokenText())),
                Arguments.of("no padding", Padding.unpad(InnerCodec.encode(message(new Body.Text("Hello"))))),
                Arguments.of("padding alone", Padding.pad(Bytes.EMPTY)),
                Arguments.of("nothing", Bytes.EMPTY),
                Arguments.of("larger than 64 KiB", bytes(Envelope.MAX_SIZE + 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenMessageIsRefused(String what, Bytes padded) {
        assertThrows(ProtocolException.class, () -> InnerCodec.decode(padded), what);
    }

    @Test
    void onlyAPureAcknowledgementIsWrittenWithoutIdAndNumber() {
        Inner noId = new Inner(Optional.empty(), STREAM, 1, 1, ACK, 1, 0, new Body.Text("Hello"));
        Inner noNumber = new Inner(ID, STREAM, 0, 1, ACK, 1, 0, new Body.Text("Hello"));
        Inner numberedAck = new Inner(ID, STREAM, 1, 1, ACK, 1, 0, new Body.AckOnly());

        for (Inner wrong : List.of(noId, noNumber, numberedAck)) {
            assertThrows(IllegalArgumentException.class, () -> InnerCodec.encode(wrong));
        }
    }

    @Test
    void contentIsNotShownAsText() {
        List<Body> telling = List.of(
                new Body.Text("secret"),
                new Body.Profile(new DisplayName("secret")),
                new Body.Unknown(77, Optional.of("secret")));

        for (Body body : telling) {
            assertFalse(message(body).toString().contains("secret"));
        }
    }

    private static Inner message(Body body) {
        return new Inner(ID, STREAM, 42, 40, ACK, 7, 6, body);
    }

    private static Bytes changed(UnaryOperator<Cbor> change) {
        Bytes plain = Padding.unpad(InnerCodec.encode(message(new Body.Text("Hello"))));
        return Padding.pad(change.apply(Cbor.decode(plain, Envelope.MAX_SIZE)).encode());
    }

    private static Bytes brokenText() {
        String hex = Padding.unpad(InnerCodec.encode(message(new Body.Text("Hello"))))
                .hex();
        return Bytes.ofHex(hex.replace("48656c6c6f", "48656c6cff"));
    }

    private static Cbor one(Cbor item) {
        return Cbor.array(List.of(item));
    }

    private static Bytes bytes(int size) {
        return Bytes.ofHex("07".repeat(size));
    }

    private static Cbor acknowledgement(int ranges) {
        return beyond(IntStream.range(0, ranges)
                .mapToObj(i -> ends(43 + 2L * i, 43 + 2L * i))
                .toArray(Cbor[]::new));
    }

    private static Cbor beyond(Cbor... ranges) {
        return Cbor.array(Stream.concat(Stream.of(Cbor.of(STREAM), Cbor.of(41)), Stream.of(ranges))
                .toList());
    }

    private static Cbor ends(long... numbers) {
        return Cbor.array(LongStream.of(numbers).mapToObj(Cbor::of).toList());
    }
}
