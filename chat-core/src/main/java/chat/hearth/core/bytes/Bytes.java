package chat.hearth.core.bytes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Immutable bytes with value equality. Comparison is unsigned and lexicographic.
///
/// [#toString()] shows the length alone, so that keys and message text cannot reach a log by accident.
public final class Bytes implements Comparable<Bytes> {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    public static Bytes copyOf(byte[] source) {
        return source.length == 0 ? EMPTY : new Bytes(source.clone());
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Bytes random(int size, RandomGenerator random) {
        byte[] array = new byte[size];
        random.nextBytes(array);
        return new Bytes(array);
    }

    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    /// All parts, one after another.
    public static Bytes join(Bytes... parts) {
        byte[] whole = new byte[Arrays.stream(parts).mapToInt(Bytes::size).sum()];
        int at = 0;
        for (Bytes part : parts) {
            System.arraycopy(part.array, 0, whole, at, part.array.length);
            at += part.array.length;
        }
        return new Bytes(whole);
    }

    public int size() {
        return array.length;
    }

    public boolean isEmpty() {
        return array.length == 0;
    }

    public byte[] toArray() {
        return array.clone();
    }

    /// The bytes from `from` (inclusive) to `to` (exclusive).
    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(array, from, to));
    }

    public String hex() {
        return HexFormat.of().formatHex(array);
    }

    /// Takes the same time for any two values of one length.
    public boolean equalsInConstantTime(Bytes other) {
        return MessageDigest.isEqual(array, other.array);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(array, other.array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
