package chat.hearth.core.delivery;

import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;

/// What one device of a contact has sent us.
///
/// @param cumulative everything up to it, inclusive, is stored (or will never come)
public record InStream(PeerId peer, DeviceId device, long id, long cumulative) {}
