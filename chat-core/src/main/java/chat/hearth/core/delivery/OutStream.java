package chat.hearth.core.delivery;

import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;

/// What one sends to one device of a contact, numbered.
///
/// @param id milliseconds at its creation; a receiver goes only to a greater one
/// @param next the sequence number that the next message gets, from 1
/// @param introduced whether the device has acknowledged anything of this stream, and so has our card
public record OutStream(PeerId peer, DeviceId device, long id, long next, boolean introduced) {
    public OutStream withNext(long changed) {
        return new OutStream(peer, device, id, changed, introduced);
    }

    public OutStream asIntroduced() {
        return new OutStream(peer, device, id, next, true);
    }
}
