package chat.hearth.core.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlphabetTest {
    /// RFC 4648 §10, in lower case and without padding.
    @ParameterizedTest
    @CsvSource({"'',''", "f,my", "fo,mzxq", "foo,mzxw6", "foob,mzxw6yq", "fooba,mzxw6ytb", "foobar,mzxw6ytboi"})
    void base32IsThatOfTheRfc(String text, String encoded) {
        assertEquals(encoded, Alphabet.base32(Bytes.utf8(text)));
    }

    /// RFC 4648 §10, without padding.
    @ParameterizedTest
    @CsvSource({"'',''", "f,Zg", "fo,Zm8", "foo,Zm9v", "foob,Zm9vYg", "fooba,Zm9vYmE", "foobar,Zm9vYmFy"})
    void base64UrlIsThatOfTheRfcThereAndBack(String text, String encoded) {
        assertEquals(encoded, Alphabet.base64Url(Bytes.utf8(text)));
        assertEquals(Bytes.utf8(text), Alphabet.fromBase64Url(encoded));
    }

    @Test
    void base64UrlHasTheTwoCharactersThatUrlsAllow() {
        assertEquals("-_-_", Alphabet.base64Url(Bytes.ofHex("fbffbf")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+/+/", "Zg=a", "Z", "Zm 9v", "Zm\n9v", "é"})
    void otherTextIsNotBase64Url(String text) {
        assertThrows(IllegalArgumentException.class, () -> Alphabet.fromBase64Url(text));
    }

    @ParameterizedTest
    @CsvSource({"00,1,0", "3d,1,z", "3e,2,10", "ffff,3,H31", "ffff,5,00H31", "ffff,2,31", "'',2,00"})
    void base62IsANumberInFixedLength(String hex, int length, String encoded) {
        assertEquals(encoded, Alphabet.base62(Bytes.ofHex(hex), length));
    }

    @Test
    void randomBase62UsesEveryDigit() {
        String text = Alphabet.randomBase62(10_000, new Random(62));

        assertEquals(10_000, text.length());
        assertEquals(62, text.chars().distinct().count());
        assertTrue(text.matches("[0-9A-Za-z]+"));
    }
}
