package chat.hearth.core.session;

import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.wire.Inner;
import java.util.Optional;

/// What came from a contact's device, opened: that can be done once only, so it waits in this form.
///
/// @param card the sender's, if the envelope brought one
/// @param acknowledgement tells the network that it need not come again; called once
record Arrival(DeviceKey device, Optional<SignedCard> card, Inner inner, Runnable acknowledgement) {
    void acknowledge() {
        acknowledgement.run();
    }

    /// The same, of which the network has been told already.
    Arrival acknowledged() {
        acknowledge();
        return new Arrival(device, card, inner, () -> {});
    }
}
