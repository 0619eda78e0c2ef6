package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SignedCard;
import java.util.Optional;

/// Puts the inner bytes of a message into an envelope that only one device can have been meant by, and opens such
/// envelopes. One implementation a suite.
public interface SessionCipher {
    /// The suite's number on the wire.
    int suite();

    /// The envelope for one device.
    Bytes seal(Recipient recipient, Bytes inner);

    /// Opens what `sender` put into the slot that it alone was given.
    ///
    /// Throws `ProtocolException` unless a device in the sender's card made it for this device.
    ///
    /// @param known the sender's card as far as one has it; the envelope may bring a newer one
    Opened open(PeerId sender, Optional<SignedCard> known, Bytes envelope);

    /// @param introduction one's own card, until the device has acknowledged it
    record Recipient(PeerId peer, DeviceId device, Optional<SignedCard> introduction) {}

    /// @param device the one that sent it
    /// @param card the sender's card if the envelope brought one, its signature checked
    record Opened(DeviceId device, Optional<SignedCard> card, Bytes inner) {}
}
