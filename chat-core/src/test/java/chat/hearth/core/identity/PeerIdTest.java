package chat.hearth.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerIdTest {
    /// Made by a second implementation.
    @ParameterizedTest
    @CsvSource({
        "6f4ec48e3f02c06696267479a34eb51be534df4a730d615d925cf3166243c669,4luekbbtgsbs4iw6o77b5lm4mtbxxzei",
        "6684c65c92aa969e6f6f61ad4fcb7951bd157ace44691cd9b2c458575f906ec4,a2jvtb4jwvzl2t6r5cjdryhc7dnsco5o",
        "e4fbfb6fce54fd2ffa4d4adf4ae8c7ec49a6fd01aef4ece6b3d004a8d5eb1f2f,lnh47teiyoz2256pzkcyxqohsokqwh27"
    })
    void idIsTheFingerprintOfTheKey(String key, String id) {
        assertEquals(id, PeerId.of(new VerifyKey(Bytes.ofHex(key))).value());
    }

    @Test
    void shortFormIsSixteenCharactersInGroups() {
        assertEquals("4lue kbbt gsbs 4iw6", new PeerId("4luekbbtgsbs4iw6o77b5lm4mtbxxzei").shortForm());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4luekbbtgsbs4iw6o77b5lm4mtbxxze",
                "4luekbbtgsbs4iw6o77b5lm4mtbxxzeia",
                "4LUEKBBTGSBS4IW6O77B5LM4MTBXXZEI",
                "4luekbbtgsbs4iw6o77b5lm4mtbxxze1",
                "4luekbbtgsbs4iw6o77b5lm4mtbxxze\n"
            })
    void otherTextIsNoId(String text) {
        assertThrows(IllegalArgumentException.class, () -> new PeerId(text));
    }
}
