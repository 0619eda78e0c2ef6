package chat.hearth.persistence.volume;

import java.nio.ByteBuffer;
import java.util.UUID;

/// What protects a page on the disk: proves that it is the page of that number of that store, as it was written. For
/// any thread.
public sealed interface PageSeal permits Checksum, AesGcm {
    /// Stands in the header.
    int kind();

    /// How many bytes a sealed page has.
    int sealedSize();

    /// Tells a wrong key from a damaged file; 0 where there is no key.
    long keyCheck(UUID store);

    /// Writes [#sealedSize()] bytes.
    void seal(UUID store, long page, byte[] plain, ByteBuffer to);

    /// Reads [#sealedSize()] bytes. Throws [VolumeException] if they are not that page.
    byte[] open(UUID store, long page, ByteBuffer from);
}
