package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.wire.ProtocolException;
import java.nio.ByteBuffer;

/// The header of a message in a session: `ratchet key ‖ previous u32 ‖ number u32`, big endian; both numbers are
/// unsigned.
///
/// @param key the sender's ratchet key at the time
/// @param previous how many messages the sender's chain before this one has
/// @param number of the message in its chain, from 0
record RatchetHeader(Bytes key, long previous, long number) {
    static final int SIZE = AgreementKey.SIZE + 2 * Integer.BYTES;

    /// That of the next message in the chain.
    RatchetHeader next() {
        return new RatchetHeader(key, previous, number + 1);
    }

    Bytes encode() {
        return Bytes.copyOf(ByteBuffer.allocate(SIZE)
                .put(key.toArray())
                .putInt((int) previous)
                .putInt((int) number)
                .array());
    }

    static RatchetHeader decode(Bytes bytes) {
        if (bytes.size() != SIZE) {
            throw new ProtocolException("not the header of a message");
        }
        ByteBuffer numbers =
                ByteBuffer.wrap(bytes.slice(AgreementKey.SIZE, SIZE).toArray());
        return new RatchetHeader(
                bytes.slice(0, AgreementKey.SIZE), numbers.getInt() & 0xffff_ffffL, numbers.getInt() & 0xffff_ffffL);
    }
}
