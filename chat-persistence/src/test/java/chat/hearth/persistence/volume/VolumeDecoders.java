package chat.hearth.persistence.volume;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.fuzz.Decoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// Every decoder of the store's files below the pages. Their checksums are put right first, as whoever has the file
/// can do.
public final class VolumeDecoders implements Decoder.All {
    private static final UUID STORE = new UUID(1, 2);
    private static final Header HEADER = new Header(STORE, 0, 0, 3, true, 4, 5, 6, 7);
    private static final PageSeal SEAL = new Checksum();
    private static final int SUM = Integer.BYTES;

    @Override
    public List<Decoder> get() {
        return List.of(
                of("header", header(), bytes -> Header.read(buffer(bytes))).behind(bytes -> summed(bytes, Header.SIZE)),
                of(
                        "foreign-header",
                        header(),
                        bytes -> Header.rejectForeign(ByteBuffer.wrap(Arrays.copyOf(bytes.toArray(), Header.SIZE)))),
                of("open-key", key(new StoredKey.Open(Bytes.copyOf(new byte[StoredKey.KEY_SIZE]))), VolumeDecoders::key)
                        .behind(bytes -> summed(bytes, KeyRecord.SIZE)),
                of("guarded-key", key(guarded()), VolumeDecoders::key).behind(bytes -> summed(bytes, KeyRecord.SIZE)),
                of("journal", journal(), bytes -> Replay.of(buffer(bytes), HEADER, SEAL)),
                of("summed-journal", journal(), bytes -> Replay.of(buffer(bytes), HEADER, SEAL))
                        .behind(VolumeDecoders::summedRecord));
    }

    private static Decoder of(String name, Bytes good, Consumer<Bytes> reading) {
        return new Decoder(name, good, reading).refusing(VolumeException.class::isInstance);
    }

    private static ByteBuffer buffer(Bytes bytes) {
        return ByteBuffer.wrap(bytes.toArray());
    }

    private static Bytes header() {
        ByteBuffer to = ByteBuffer.allocate(Header.SIZE);
        HEADER.write(to);
        return Bytes.copyOf(to.array());
    }

    private static void key(Bytes bytes) {
        KeyRecord.read(buffer(bytes));
    }

    private static Bytes key(StoredKey key) {
        return Bytes.copyOf(KeyRecord.write(key).array());
    }

    private static StoredKey guarded() {
        Argon2 derivation = new Argon2(Bytes.copyOf(new byte[Argon2.SALT_SIZE]), 65_536, 3, 1);
        return new StoredKey.Guarded(
                derivation,
                Bytes.copyOf(new byte[StoredKey.Guarded.NONCE_SIZE]),
                Bytes.copyOf(new byte[StoredKey.Guarded.SEALED_SIZE]));
    }

    private static Bytes journal() {
        ByteBuffer to = ByteBuffer.allocate(Math.toIntExact(JournalRecord.size(1, SEAL)));
        JournalRecord.write(
                HEADER,
                HEADER.sequence() + 1,
                7,
                new TreeMap<>(Map.of(2L, new Page(2, new byte[Page.SIZE]))),
                SEAL,
                to);
        return Bytes.copyOf(to.array());
    }

    /// As long as such a record is, with the checksum of what is in it.
    private static Bytes summed(Bytes bytes, int size) {
        byte[] record = Arrays.copyOf(bytes.toArray(), size);
        putSum(record, size - SUM);
        return Bytes.copyOf(record);
    }

    private static Bytes summedRecord(Bytes bytes) {
        byte[] record = Arrays.copyOf(bytes.toArray(), Math.max(bytes.size(), JournalRecord.HEAD));
        putSum(record, JournalRecord.HEAD - SUM);
        int pages = ByteBuffer.wrap(record).getInt(JournalRecord.HEAD - 2 * SUM);
        long size = JournalRecord.size(pages, SEAL);
        if (size > JournalRecord.HEAD && size <= record.length) {
            putSum(record, Math.toIntExact(size) - SUM);
        }
        return Bytes.copyOf(record);
    }

    private static void putSum(byte[] record, int at) {
        CRC32C sum = new CRC32C();
        sum.update(record, 0, at);
        ByteBuffer.wrap(record).putInt(at, (int) sum.getValue());
    }
}
