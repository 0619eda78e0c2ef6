package chat.hearth.core.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an account says of itself to anyone: its key, where its mailboxes are and which devices it has. Signed by the
/// identity key; a greater revision replaces a smaller one.
///
/// @param expires at most 30 days after `issued`
/// @param devices 1 to 8
public record Card(
        VerifyKey identity,
        Address address,
        long revision,
        Instant issued,
        Instant expires,
        List<Device> devices,
        List<DeviceId> revoked) {
    public static final int MAX_DEVICES = 8;

    public Card {
        devices = List.copyOf(devices);
        revoked = List.copyOf(revoked);
        if (devices.isEmpty() || devices.size() > MAX_DEVICES) {
            throw new IllegalArgumentException("a card has 1 to 8 devices, not " + devices.size());
        }
    }

    public PeerId peer() {
        return PeerId.of(identity);
    }

    /// The highest protection suite by which every device can be reached.
    public int suite() {
        return devices.stream().mapToInt(Device::suite).min().orElse(0);
    }

    public Optional<Device> device(DeviceId id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst();
    }
}
