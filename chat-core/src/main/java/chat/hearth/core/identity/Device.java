package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;
import java.util.List;

/// A device as its account's card names it.
///
/// @param agreement the X25519 public key, 32 bytes
/// @param suites the protection suites it can open, 0 being signed but not encrypted
/// @param features bits of what else it can do; none are defined yet
public record Device(DeviceId id, VerifyKey key, Bytes agreement, List<Integer> suites, long features) {
    public Device {
        if (agreement.size() != 32) {
            throw new IllegalArgumentException("an X25519 key has 32 bytes, not " + agreement.size());
        }
        suites = List.copyOf(suites);
    }

    /// The highest protection suite that it can open; 0 also if it lists none.
    public int suite() {
        return suites.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
