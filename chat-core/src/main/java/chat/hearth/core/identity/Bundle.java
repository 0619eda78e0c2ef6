package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The public halves of a device's prekeys: what others need to begin an encrypted session with it while it is away.
/// Signed by the device key.
///
/// @param prekey number of the X25519 prekey, greater in every later bundle of the device
/// @param agreement the X25519 prekey, 32 bytes
/// @param kem present if the device can open suite 2
/// @param expires at most 14 days after `issued`; later nobody begins a session with it
public record Bundle(
        DeviceId device, long prekey, Bytes agreement, Optional<Kem> kem, Instant issued, Instant expires) {
    public static final Duration LONGEST = Duration.ofDays(14);

    public Bundle {
        if (agreement.size() != AgreementKey.SIZE) {
            throw new IllegalArgumentException("an X25519 key has 32 bytes, not " + agreement.size());
        }
    }

    public boolean isUsable(Instant now) {
        return now.isBefore(expires);
    }

    /// An ML-KEM-768 encapsulation key (FIPS 203 §8).
    ///
    /// @param id number of the key
    /// @param key 1184 raw bytes
    public record Kem(long id, Bytes key) {
        public static final int SIZE = 1184;

        public Kem {
            if (key.size() != SIZE) {
                throw new IllegalArgumentException("an ML-KEM-768 key has 1184 bytes, not " + key.size());
            }
        }
    }
}
