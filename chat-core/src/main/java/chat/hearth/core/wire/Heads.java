package chat.hearth.core.wire;

/// Walks over the heads of CBOR items (RFC 8949 §3) and makes nothing of them, so that hostile bytes are refused before
/// anything is allocated for them: what claims to be longer than the bytes that are there, has more items than the
/// protocol allows, or is of a type that it does not know.
final class Heads {
    static final int MAX_ENTRIES = 256;
    static final int MAX_ITEMS = 4096;
    private static final int FALSE = 0xf4;
    private static final int NULL = 0xf6;

    private final byte[] bytes;
    private int at;

    private Heads(byte[] bytes) {
        this.bytes = bytes;
    }

    static void check(byte[] bytes) {
        Heads heads = new Heads(bytes);
        while (heads.at < bytes.length) {
            heads.pass();
        }
    }

    private void pass() {
        int head = bytes[at++] & 0xff;
        switch (head >> 5) {
            case 0, 1 -> argument(head);
            case 2, 3 -> skip(argument(head));
            case 4 -> limited(argument(head), MAX_ITEMS);
            case 5 -> limited(argument(head), MAX_ENTRIES);
            case 6 -> throw new ProtocolException("a tag");
            default -> Cbor.require(head >= FALSE && head <= NULL, "a float or a simple value");
        }
    }

    private void skip(long length) {
        at += limited(length, bytes.length - at);
    }

    /// Unsigned.
    private long argument(int head) {
        int info = head & 31;
        if (info < 24) {
            return info;
        }
        Cbor.require(info < 28, "no definite length");
        int size = 1 << (info - 24);
        Cbor.require(size <= bytes.length - at, "cut off");
        long argument = 0;
        for (int end = at + size; at < end; at++) {
            argument = argument << 8 | bytes[at] & 0xff;
        }
        return argument;
    }

    private static int limited(long argument, int limit) {
        Cbor.require(argument >= 0 && argument <= limit, "too long, or too many items");
        return (int) argument;
    }
}
