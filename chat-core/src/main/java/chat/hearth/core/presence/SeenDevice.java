package chat.hearth.core.presence;

import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import java.time.Instant;

/// The newest that a contact's device has said of itself.
///
/// @param ended whether that connection of the device is over, so that nothing more is believed of it
/// @param seen the newest sign of life, by one's own clock; `Instant.MIN` if none
public record SeenDevice(PeerId peer, DeviceId device, Announcement announcement, boolean ended, Instant seen) {}
