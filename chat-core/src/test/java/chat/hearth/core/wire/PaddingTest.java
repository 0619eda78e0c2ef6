package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaddingTest {
    @ParameterizedTest
    @CsvSource({
        "0,128",
        "1,128",
        "127,128",
        "128,256",
        "1022,1024",
        "1023,1024",
        "1024,1088",
        "1100,1152",
        "32768,34816",
        "33000,34816",
        "65536,67584",
        "70000,71680"
    })
    void lengthIsRoundedUp(int length, int padded) {
        assertEquals(padded, Padding.size(length));
    }

    /// The checksum over all 70,001 sizes was made by a second implementation.
    @Test
    void sizesFrom0To70000AreThoseOfTheSecondImplementation() {
        CRC32 crc = new CRC32();

        for (int length = 0; length <= 70_000; length++) {
            crc.update(ByteBuffer.allocate(4).putInt(Padding.size(length)).array());
        }

        assertEquals(0x5574a70fL, crc.getValue());
    }

    @Test
    void everySizeHasRoomGrowsAndIsHardlyLarger() {
        TreeSet<Integer> sizes = new TreeSet<>();

        for (int length = 0; length <= 70_000; length++) {
            int size = Padding.size(length);
            assertTrue(size > length);
            assertTrue(sizes.isEmpty() || size >= sizes.last());
            assertTrue(size <= 1024 || size <= (length + 1) * 1.12);
            sizes.add(size);
        }

        assertTrue(sizes.size() < 110, () -> sizes.size() + " different sizes");
    }

    @Test
    void paddingComesOffAgain() {
        Random random = new Random(7816);

        for (int length = 0; length <= 70_000; length += length < 1200 ? 1 : 997) {
            Bytes bytes = Bytes.random(length, random);
            Bytes padded = Padding.pad(bytes);
            assertEquals(Padding.size(length), padded.size());
            assertEquals(bytes, Padding.unpad(padded));
        }
    }

    @Test
    void contentMayEndLikePadding() {
        Bytes bytes = Bytes.ofHex("018000008000");

        assertEquals(bytes, Padding.unpad(Padding.pad(bytes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "000000", "01", "0100", "8001", "ff0000"})
    void bytesWithoutPaddingAreRefused(String hex) {
        assertThrows(ProtocolException.class, () -> Padding.unpad(Bytes.ofHex(hex)));
    }
}
