package chat.hearth.persistence.volume;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/// A page as it is, and a CRC-32C over the store's id, the page's number and the page. Against accidents only.
public record Checksum() implements PageSeal {
    private static final int NAME_SIZE = 24;

    @Override
    public int kind() {
        return 0;
    }

    @Override
    public int sealedSize() {
        return Page.SIZE + Integer.BYTES;
    }

    @Override
    public long keyCheck(UUID store) {
        return 0;
    }

    @Override
    public void seal(UUID store, long page, byte[] plain, ByteBuffer to) {
        to.put(plain).putInt(sum(store, page, plain));
    }

    @Override
    public byte[] open(UUID store, long page, ByteBuffer from) {
        byte[] plain = new byte[Page.SIZE];
        from.get(plain);
        if (from.getInt() != sum(store, page, plain)) {
            throw VolumeException.damaged("page " + page + " is not what was written");
        }
        return plain;
    }

    private static int sum(UUID store, long page, byte[] plain) {
        CRC32C sum = new CRC32C();
        sum.update(name(store, page));
        sum.update(plain);
        return (int) sum.getValue();
    }

    /// What no other page of any store has.
    static byte[] name(UUID store, long page) {
        return ByteBuffer.allocate(NAME_SIZE)
                .putLong(store.getMostSignificantBits())
                .putLong(store.getLeastSignificantBits())
                .putLong(page)
                .array();
    }
}
