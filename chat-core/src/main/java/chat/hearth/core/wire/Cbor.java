package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import com.upokecenter.numbers.EInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One item of deterministic CBOR (RFC 8949 §4.2.1), cut down to what the protocol allows: integers, byte strings,
/// text, arrays, maps with ascending unsigned keys, true, false and null; depth 4, 256 entries in a map, 4096 items
/// in an array.
///
/// Whatever is asked of a decoded item that it cannot answer ends as [ProtocolException].
final class Cbor {
    /// Times have 48 bits of milliseconds, as in message ids and in the order clock.
    private static final int TIME_BITS = 48;
    /// Counters stay below 2⁵³, so that adding to one can never overflow.
    private static final int COUNT_BITS = 53;

    private static final CBOREncodeOptions STRICT = CBOREncodeOptions.DefaultCtap2Canonical;

    private final CBORObject item;

    private Cbor(CBORObject item) {
        this.item = item;
    }

    /// @param limit in bytes; looked at before anything else
    static Cbor decode(Bytes bytes, int limit) {
        if (bytes.size() > limit) {
            throw new ProtocolException(bytes.size() + " bytes where " + limit + " are allowed");
        }
        byte[] array = bytes.toArray();
        Heads.check(array);
        CBORObject decoded = parse(array);
        checkKeys(decoded);
        return new Cbor(decoded);
    }

    private static CBORObject parse(byte[] bytes) {
        try {
            return CBORObject.DecodeFromBytes(bytes, STRICT);
        } catch (RuntimeException e) {
            // The library promises CBORException alone; hostile bytes must not find out whether that holds.
            throw new ProtocolException("not deterministic CBOR", e);
        }
    }

    private static void checkKeys(CBORObject item) {
        switch (item.getType()) {
            case Array -> item.getValues().forEach(Cbor::checkKeys);
            case Map -> {
                item.getKeys().forEach(Cbor::checkKey);
                item.getValues().forEach(Cbor::checkKeys);
            }
            case Integer, ByteString, TextString, Boolean, SimpleValue -> {}
            case FloatingPoint, Number -> throw new ProtocolException("a number that is no integer");
        }
    }

    private static void checkKey(CBORObject key) {
        require(key.getType() == CBORType.Integer && isUnsigned(key), "a key that is no unsigned number");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ProtocolException(otherwise);
        }
    }

    private static boolean isUnsigned(CBORObject item) {
        return !item.AsNumber().IsNegative();
    }

    // What is written

    static Cbor map() {
        return new Cbor(CBORObject.NewMap());
    }

    static Cbor array(List<Cbor> items) {
        CBORObject array = CBORObject.NewArray();
        items.forEach(next -> array.Add(next.item));
        return new Cbor(array);
    }

    static Cbor of(Bytes bytes) {
        return new Cbor(CBORObject.FromObject(bytes.toArray()));
    }

    /// A lone surrogate, which UTF-8 cannot carry, becomes a question mark.
    static Cbor of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return new Cbor(CBORObject.FromObject(new String(utf8, StandardCharsets.UTF_8)));
    }

    static Cbor of(long unsigned) {
        return new Cbor(CBORObject.FromObject(EInteger.FromInt64AsUnsigned(unsigned)));
    }

    static Cbor of(Instant time) {
        return of(time.toEpochMilli());
    }

    /// Puts an entry into this map, which is still being made.
    Cbor with(int key, Cbor value) {
        item.Set(CBORObject.FromObject(key), value.item);
        return this;
    }

    Bytes encode() {
        return Bytes.copyOf(item.EncodeToBytes(STRICT));
    }

    // What is read

    Cbor asMap() {
        return expect(CBORType.Map);
    }

    Cbor need(int key) {
        return find(key).orElseThrow(() -> new ProtocolException("no key " + key));
    }

    Optional<Cbor> find(int key) {
        return Optional.ofNullable(asMap().item.get(CBORObject.FromObject(key))).map(Cbor::new);
    }

    List<Cbor> items() {
        return expect(CBORType.Array).item.getValues().stream().map(Cbor::new).toList();
    }

    Bytes bytes() {
        return Bytes.copyOf(expect(CBORType.ByteString).item.GetByteString());
    }

    Bytes bytes(int size) {
        Bytes bytes = bytes();
        require(bytes.size() == size, "wrong number of bytes");
        return bytes;
    }

    String text() {
        return expect(CBORType.TextString).item.AsString();
    }

    /// Up to 2⁶⁴−1; what is above `Long.MAX_VALUE` comes as a negative number.
    long unsigned() {
        CBORObject number = expect(CBORType.Integer).item;
        require(isUnsigned(number), "a negative number");
        return number.AsNumber().ToEIntegerIfExact().ToInt64Unchecked();
    }

    long count() {
        long value = unsigned();
        require(value >>> COUNT_BITS == 0, "a number out of range");
        return value;
    }

    Instant time() {
        long millis = unsigned();
        require(millis >>> TIME_BITS == 0, "a time out of range");
        return Instant.ofEpochMilli(millis);
    }

    private Cbor expect(CBORType type) {
        require(item.getType() == type, "another type than expected");
        return this;
    }
}
