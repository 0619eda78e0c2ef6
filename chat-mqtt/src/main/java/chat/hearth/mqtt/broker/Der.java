package chat.hearth.mqtt.broker;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// As much of DER (ITU-T X.690) as one certificate needs: tag, length, content.
final class Der {
    private Der() {}

    static byte[] sequence(byte[]... items) {
        return item(0x30, items);
    }

    static byte[] set(byte[]... items) {
        return item(0x31, items);
    }

    static byte[] integer(BigInteger value) {
        return item(0x02, value.toByteArray());
    }

    /// @param hex the content of an object identifier
    static byte[] oid(String hex) {
        return item(0x06, HexFormat.of().parseHex(hex));
    }

    static byte[] utf8(String text) {
        return item(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bits(byte[] content) {
        return item(0x03, new byte[] {0}, content);
    }

    static byte[] octets(byte[] content) {
        return item(0x04, content);
    }

    static byte[] yes() {
        return item(0x01, new byte[] {(byte) 0xff});
    }

    /// @param text `yyMMddHHmmss` and a `Z`
    static byte[] utcTime(String text) {
        return item(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    /// @param text `yyyyMMddHHmmss` and a `Z`
    static byte[] generalizedTime(String text) {
        return item(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] explicit(int number, byte[] item) {
        return item(0xa0 + number, item);
    }

    private static byte[] item(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream item = new ByteArrayOutputStream();
        item.write(tag);
        writeLength(item, content.size());
        item.writeBytes(content.toByteArray());
        return item.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        out.write(0x80 + bytes.length - from);
        out.write(bytes, from, bytes.length - from);
    }
}
