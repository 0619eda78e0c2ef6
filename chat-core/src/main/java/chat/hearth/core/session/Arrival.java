package chat.hearth.core.session;

import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.wire.Inner;
import java.util.Optional;

/// What came from a contact's device, opened: that can be done once only, so it waits in this form.
///
/// @param card the sender's, if the envelope brought one
record Arrival(DeviceKey device, Optional<SignedCard> card, Inner inner, Packet packet) {}
