package chat.hearth.core.identity;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What two people compare to know that nobody stands between them: the same on both sides for the same two identity
/// keys. 12 groups of five digits, each five bytes of `SHA-512("hearth1 safety" ‖ smaller key ‖ greater key)`, big
/// endian, modulo 100,000.
public final class SafetyNumber {
    private static final int GROUPS = 12;
    private static final int GROUP_BYTES = 5;
    private static final int MODULUS = 100_000;
    private static final String SCHEME = "hearth-safety:1?";
    /// Longer text is no picture of ours.
    private static final int MAX_TEXT = 256;
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private final Bytes keys;

    private SafetyNumber(Bytes keys) {
        this.keys = keys;
    }

    public static SafetyNumber of(VerifyKey one, VerifyKey other) {
        boolean ordered = one.raw().compareTo(other.raw()) <= 0;
        return new SafetyNumber(ordered ? Bytes.join(one.raw(), other.raw()) : Bytes.join(other.raw(), one.raw()));
    }

    /// Twelve groups of five digits.
    public List<String> groups() {
        byte[] digest = digest();
        return IntStream.range(0, GROUPS)
                .mapToObj(i -> group(digest, i * GROUP_BYTES))
                .toList();
    }

    /// The 60 digits in one piece.
    public String digits() {
        return String.join("", groups());
    }

    /// What the picture holds that the other one scans: both keys.
    public String forQr() {
        return SCHEME + Alphabet.base64Url(keys);
    }

    /// Whether what was scanned or typed is this very number: a picture's content, or 60 digits however they are
    /// spaced.
    public boolean matches(String scanned) {
        String text = scanned.substring(0, Math.min(MAX_TEXT, scanned.length()));
        String compact = BLANK.matcher(text).replaceAll("");
        return compact.equals(digits()) || compact.equals(forQr());
    }

    private static String group(byte[] digest, int from) {
        long high = digest[from] & 0xffL;
        long low = ByteBuffer.wrap(digest, from + 1, 4).getInt() & 0xffff_ffffL;
        return String.format(Locale.ROOT, "%05d", (high << 32 | low) % MODULUS);
    }

    private byte[] digest() {
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(Bytes.utf8("hearth1 safety").toArray());
            return sha512.digest(keys.toArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafetyNumber that && keys.equals(that.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return String.join(" ", groups());
    }
}
