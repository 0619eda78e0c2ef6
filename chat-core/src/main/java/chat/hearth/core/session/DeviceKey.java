package chat.hearth.core.session;

import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;

/// One device of one contact.
record DeviceKey(PeerId peer, DeviceId device) implements Comparable<DeviceKey> {
    static DeviceKey of(OutboxEntry.Key key) {
        return new DeviceKey(key.peer(), key.device());
    }

    @Override
    public int compareTo(DeviceKey other) {
        int byPeer = peer.compareTo(other.peer);
        return byPeer != 0 ? byPeer : device.compareTo(other.device);
    }
}
