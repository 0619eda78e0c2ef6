package chat.hearth.core.store;

import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;

/// A device of a contact. Sorts by contact.
public record DeviceKey(PeerId peer, DeviceId device) implements Comparable<DeviceKey> {
    @Override
    public int compareTo(DeviceKey other) {
        int byPeer = peer.compareTo(other.peer);
        return byPeer != 0 ? byPeer : device.compareTo(other.device);
    }
}
