package chat.hearth.core.bytes;

import java.math.BigInteger;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// The ways in which Hearth writes bytes as text: lower-case base32 without padding (RFC 4648 §6), base62 for topic
/// levels, and base64url without padding (RFC 4648 §5).
public final class Alphabet {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Alphabet() {}

    public static String base32(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes.toArray()) {
            buffer = (buffer << 8 | next & 0xff) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(buffer >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt(buffer << (5 - bits) & 31));
        }
        return text.toString();
    }

    /// The bytes as one big-endian number, written in `length` base62 digits; what is above that is cut off.
    public static String base62(Bytes bytes, int length) {
        BigInteger rest = new BigInteger(1, bytes.toArray());
        BigInteger base = BigInteger.valueOf(62);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            text.append(BASE62.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.reverse().toString();
    }

    /// Uniformly random base62 text; 22 characters carry 131 bits.
    public static String randomBase62(int length, RandomGenerator random) {
        return random.ints(length, 0, 62)
                .collect(StringBuilder::new, (text, i) -> text.append(BASE62.charAt(i)), StringBuilder::append)
                .toString();
    }

    public static String base64Url(Bytes bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
    }

    /// Throws [IllegalArgumentException] if the text is not base64url.
    public static Bytes fromBase64Url(String text) {
        return Bytes.copyOf(Base64.getUrlDecoder().decode(text));
    }
}
