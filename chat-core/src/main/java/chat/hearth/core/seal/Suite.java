package chat.hearth.core.seal;

import chat.hearth.core.identity.Device;
import chat.hearth.core.wire.ProtocolException;
import java.util.Optional;

/// The encrypting suites, in the numbers of the wire from 1. Both are X3DH and Double Ratchet over X25519, HKDF and
/// HMAC with SHA-256, and AES-256-GCM.
public enum Suite {
    CLASSIC,
    /// Also mixes an ML-KEM-768 secret into the first key, against who records now and computes later (PQXDH).
    HYBRID;

    public int number() {
        return ordinal() + 1;
    }

    /// Throws [ProtocolException] for a suite that this version does not know.
    public static Suite of(int number) {
        return switch (number) {
            case 1 -> CLASSIC;
            case 2 -> HYBRID;
            default -> throw ProtocolException.newer("suite " + number);
        };
    }

    /// The strongest one that the device says it can open, and the only one to be used with it.
    public static Optional<Suite> best(Device device) {
        if (device.suites().contains(HYBRID.number())) {
            return Optional.of(HYBRID);
        }
        return device.suites().contains(CLASSIC.number()) ? Optional.of(CLASSIC) : Optional.empty();
    }
}
