package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;
import java.util.random.RandomGenerator;

/// One installation of an account: 8 random bytes, written as 16 hex digits.
public record DeviceId(Bytes raw) implements Comparable<DeviceId> {
    public DeviceId {
        if (raw.size() != 8) {
            throw new IllegalArgumentException("a device id has 8 bytes, not " + raw.size());
        }
    }

    public static DeviceId random(RandomGenerator random) {
        return new DeviceId(Bytes.random(8, random));
    }

    /// Throws [IllegalArgumentException] if the text is not 16 hex digits.
    public static DeviceId of(String hex) {
        return new DeviceId(Bytes.ofHex(hex));
    }

    @Override
    public int compareTo(DeviceId other) {
        return raw.compareTo(other.raw);
    }

    @Override
    public String toString() {
        return raw.hex();
    }
}
