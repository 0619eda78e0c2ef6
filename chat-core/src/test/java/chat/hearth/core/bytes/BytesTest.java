package chat.hearth.core.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void arraysGivenAndTakenAreCopies() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(source);

        source[0] = 9;
        bytes.toArray()[1] = 9;

        assertEquals("010203", bytes.hex());
    }

    @Test
    void equalContentIsEqual() {
        assertEquals(Bytes.ofHex("0102"), Bytes.copyOf(new byte[] {1, 2}));
        assertEquals(
                Bytes.ofHex("0102").hashCode(), Bytes.copyOf(new byte[] {1, 2}).hashCode());
        assertNotEquals(Bytes.ofHex("0102"), Bytes.ofHex("0201"));
        assertTrue(Bytes.ofHex("0102").equalsInConstantTime(Bytes.ofHex("0102")));
        assertFalse(Bytes.ofHex("0102").equalsInConstantTime(Bytes.ofHex("010203")));
    }

    @Test
    void orderIsUnsignedAndLexicographic() {
        List<String> sorted = Stream.of("ff", "7f", "80", "", "7f00")
                .map(Bytes::ofHex)
                .sorted()
                .map(Bytes::hex)
                .toList();

        assertEquals(List.of("", "7f", "7f00", "80", "ff"), sorted);
    }

    @Test
    void partsAreJoinedAndCutOut() {
        Bytes joined = Bytes.join(Bytes.ofHex("01"), Bytes.EMPTY, Bytes.ofHex("0203"));

        assertEquals(Bytes.ofHex("010203"), joined);
        assertEquals(Bytes.ofHex("02"), joined.slice(1, 2));
    }

    @Test
    void contentIsNotShownAsText() {
        assertEquals("6 bytes", Bytes.utf8("secret").toString());
    }
}
