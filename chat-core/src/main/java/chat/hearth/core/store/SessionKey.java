package chat.hearth.core.store;

import chat.hearth.core.bytes.Bytes;

/// One sealed session with a contact's device.
///
/// @param id 8 bytes, chosen here: by it the device addresses us
public record SessionKey(DeviceKey device, Bytes id) implements Comparable<SessionKey> {
    @Override
    public int compareTo(SessionKey other) {
        int byDevice = device.compareTo(other.device);
        return byDevice != 0 ? byDevice : id.compareTo(other.id);
    }
}
