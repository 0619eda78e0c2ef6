package chat.hearth.core.store;

import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;

/// A device of a contact. Sorts by contact.
public record DeviceKey(PeerId peer, DeviceId device) implements Comparable<DeviceKey> {
    /// The one that an entry of the outbox is for.
    public static DeviceKey of(OutboxEntry.Key key) {
        return new DeviceKey(key.peer(), key.device());
    }

    @Override
    public int compareTo(DeviceKey other) {
        int byPeer = peer.compareTo(other.peer);
        return byPeer != 0 ? byPeer : device.compareTo(other.device);
    }
}
