package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import java.util.Optional;

/// A request to become a contact, as it is opened by the one who is asked.
///
/// @param card the asker's, with a valid signature
/// @param slot where the asker expects what is sent to it
/// @param greeting at most 280 code points; may be empty
/// @param proof that the asker holds an invitation; see `RequestCodec`
public record Request(
        SignedCard card, DeviceId device, Slot slot, DisplayName name, String greeting, Optional<Bytes> proof) {
    /// Says whose it is, never what it says.
    @Override
    public String toString() {
        return "Request of " + card.card().peer();
    }
}
