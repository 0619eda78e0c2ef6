package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CborTest {
    static final List<String> ACCEPTED = List.of(
            "00",
            "1bffffffffffffffff",
            "20",
            "3bffffffffffffffff",
            "40",
            "60",
            "80",
            "a0",
            "f4",
            "f5",
            "f6",
            "81818180",
            "a101a101a101a0",
            "a200011818f4",
            "a11bffffffffffffffff00",
            "6300c3bc");
    private static final int LIMIT = Envelope.MAX_SIZE;

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("60,000 arrays in one another", "81".repeat(60_000)),
                Arguments.of("maps in one another", "a100".repeat(30_000)),
                Arguments.of("bytes of 2^31", "a1015a8000000000"),
                Arguments.of("bytes of 2^31-1", "a1015a7fffffff00"),
                Arguments.of("bytes of 2^63-1", "a1015b7fffffffffffffff00"),
                Arguments.of("bytes of 2^64-1", "a1015bffffffffffffffff00"),
                Arguments.of("text of 2^31-1", "a1017a7fffffff41"),
                Arguments.of("array of 2^31-1", "9a7fffffff01"),
                Arguments.of("array of 2^64-1", "9bffffffffffffffff01"),
                Arguments.of("map of 2^31-1", "ba7fffffff0101"),
                Arguments.of("a key twice", "a201010102"),
                Arguments.of("a byte behind the end", "a1010100"),
                Arguments.of("key of one byte too many", "a1180101"),
                Arguments.of("length of one byte too many", "a101580141"),
                Arguments.of("indefinite map", "bf0101ff"),
                Arguments.of("indefinite bytes", "a1015f4141ff"),
                Arguments.of("overlong UTF-8", "a10162c081"),
                Arguments.of("cut UTF-8", "a10162c328"),
                Arguments.of("surrogate in UTF-8", "a10163eda080"),
                Arguments.of("decimal with an exponent of 2^31-1", "a101c4821a7fffffff01"),
                Arguments.of("big number", "a101c24101"),
                Arguments.of("time tag", "a101c100"),
                Arguments.of("half float", "a101f93c00"),
                Arguments.of("float", "a101fa3f800000"),
                Arguments.of("double", "a101fb3ff0000000000000"),
                Arguments.of("undefined", "a101f7"),
                Arguments.of("a simple value", "a101e0"),
                Arguments.of("another simple value", "a101f8ff"),
                Arguments.of("break alone", "ff"),
                Arguments.of("reserved length", "1c"),
                Arguments.of("descending keys", "a202010101"),
                Arguments.of("negative key", "a12001"),
                Arguments.of("text as key", "a1614101"),
                Arguments.of("bytes as key", "a1414101"),
                Arguments.of("truth as key", "a1f501"),
                Arguments.of("array as key", "a18001"),
                Arguments.of("text as key further in", "a101a1614101"),
                Arguments.of("five arrays in one another", "8181818180"),
                Arguments.of("five maps in one another", "a101a101a101a101a0"),
                Arguments.of("a map cut off", "a201"),
                Arguments.of("a head cut off", "a119"),
                Arguments.of("nothing", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostileBytesAreRefusedWithinTheirSize(String what, String hex) {
        Bytes bytes = Bytes.ofHex(hex);

        long allocated = allocatedBy(() -> assertThrows(ProtocolException.class, () -> Cbor.decode(bytes, LIMIT)));

        assertTrue(allocated < 1 << 20, () -> what + " took " + allocated + " bytes");
    }

    static List<String> accepted() {
        return ACCEPTED;
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatTheProtocolAllowsIsTaken(String hex) {
        assertEquals(Bytes.ofHex(hex), Cbor.decode(Bytes.ofHex(hex), LIMIT).encode());
    }

    @Test
    void arraysAndMapsEndAtTheirLimits() {
        Bytes items =
                Cbor.array(IntStream.range(0, 4096).mapToObj(Cbor::of).toList()).encode();
        Bytes entries = mapOf(256).encode();

        assertEquals(4096, Cbor.decode(items, LIMIT).items().size());
        assertEquals(255, Cbor.decode(entries, LIMIT).need(255).count());
        Bytes tooMany =
                Cbor.array(IntStream.range(0, 4097).mapToObj(Cbor::of).toList()).encode();
        assertThrows(ProtocolException.class, () -> Cbor.decode(tooMany, LIMIT));
        assertThrows(ProtocolException.class, () -> Cbor.decode(mapOf(257).encode(), LIMIT));
    }

    @Test
    void sizeIsLookedAtFirst() {
        Bytes bytes = Bytes.ofHex("ff".repeat(11));

        ProtocolException refused = assertThrows(ProtocolException.class, () -> Cbor.decode(bytes, 10));

        assertEquals("11 bytes where 10 are allowed", refused.getMessage());
    }

    @Test
    void numbersKeepTo64Bits() {
        Cbor map =
                Cbor.decode(Bytes.ofHex("a4001bffffffffffffffff011b7fffffffffffffff021b001fffffffffffff0320"), LIMIT);

        assertEquals(-1, map.need(0).unsigned());
        assertEquals(Long.MAX_VALUE, map.need(1).unsigned());
        assertEquals((1L << 53) - 1, map.need(2).count());
        assertThrows(ProtocolException.class, () -> map.need(1).count());
        assertThrows(ProtocolException.class, () -> map.need(0).count());
        assertThrows(ProtocolException.class, () -> map.need(3).unsigned());
        assertThrows(ProtocolException.class, () -> map.need(2).time());
    }

    @Test
    void timesAreMillisecondsOf48Bits() {
        Instant last = Instant.ofEpochMilli((1L << 48) - 1);

        Cbor time = Cbor.decode(Cbor.of(last).encode(), LIMIT);

        assertEquals(last, time.time());
    }

    @Test
    void anotherTypeThanAskedForIsRefused() {
        Cbor map = Cbor.decode(Bytes.ofHex("a50001014100026100038004a0"), LIMIT);

        List<Cbor> notBytes = List.of(map.need(0), map.need(2), map.need(3), map.need(4));
        List<Cbor> notText = List.of(map.need(0), map.need(1), map.need(3), map.need(4));
        List<Cbor> notNumbers = List.of(map.need(1), map.need(2), map.need(3), map.need(4));
        List<Cbor> notArrays = List.of(map.need(0), map.need(1), map.need(2), map.need(4));
        List<Cbor> notMaps = List.of(map.need(0), map.need(1), map.need(2), map.need(3));

        notBytes.forEach(item -> assertThrows(ProtocolException.class, item::bytes));
        notText.forEach(item -> assertThrows(ProtocolException.class, item::text));
        notNumbers.forEach(item -> assertThrows(ProtocolException.class, item::unsigned));
        notArrays.forEach(item -> assertThrows(ProtocolException.class, item::items));
        notMaps.forEach(item -> assertThrows(ProtocolException.class, () -> item.find(1)));
        assertThrows(ProtocolException.class, () -> map.need(5));
        assertEquals(Optional.empty(), map.find(5));
    }

    @Test
    void loneSurrogateBecomesAQuestionMark() {
        assertEquals("a?b", Cbor.decode(Cbor.of("a\ud83db").encode(), LIMIT).text());
    }

    static Stream<Arguments> heavy() {
        return Stream.of(
                Arguments.of("empty arrays", many("9a0000fffb", "80")),
                Arguments.of("full arrays of empty maps", many("8f", "991000" + "a0".repeat(4096))),
                Arguments.of("full arrays of numbers", many("8f", "991000" + "20".repeat(4096))),
                Arguments.of("full maps of empty arrays", many("9830", fullMap())),
                Arguments.of("a map of 20,000", wideMap()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heavy")
    void heaviestBytesTakeLittleTimeAndMemory(String what, Bytes bytes) {
        Duration fastest = Duration.ofDays(1);
        long allocated = 0;

        for (int i = 0; i < 20; i++) {
            long began = System.nanoTime();
            allocated = allocatedBy(() -> decodeOrRefuse(bytes));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }

        assertTrue(fastest.toMillis() < 50, what + " took " + fastest);
        assertTrue(allocated < 64 << 20, what + " took " + allocated + " bytes");
    }

    private static void decodeOrRefuse(Bytes bytes) {
        try {
            Cbor.decode(bytes, LIMIT);
        } catch (ProtocolException refused) {
            assertTrue(bytes.size() > 0);
        }
    }

    private static long allocatedBy(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static Cbor mapOf(int entries) {
        Cbor map = Cbor.map();
        IntStream.range(0, entries).forEach(key -> map.with(key, Cbor.of(key)));
        return map;
    }

    /// As often as it fits into what an envelope may have.
    private static Bytes many(String head, String item) {
        int times = (LIMIT - head.length() / 2) / (item.length() / 2);
        return Bytes.ofHex(head + item.repeat(times));
    }

    private static String fullMap() {
        Cbor map = Cbor.map();
        IntStream.range(0, 256).forEach(key -> map.with(key, Cbor.array(List.of(Cbor.array(List.of())))));
        return map.encode().hex();
    }

    private static Bytes wideMap() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Bytes.ofHex("b94e20").toArray());
        for (int key = 0; out.size() < LIMIT - 4; key++) {
            out.writeBytes(Cbor.of(key).encode().toArray());
            out.write(0);
        }
        return Bytes.copyOf(out.toByteArray());
    }
}
