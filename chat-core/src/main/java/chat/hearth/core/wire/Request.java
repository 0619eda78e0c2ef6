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
/// @param presenceKey what opens the asker's presence; absent where that is not sealed
/// @param proof that the asker holds an invitation, over `bound`; see `RequestCodec`
/// @param bound what ties the proof to this one request or to its two people
public record Request(
        SignedCard card,
        DeviceId device,
        Slot slot,
        DisplayName name,
        String greeting,
        Optional<Bytes> presenceKey,
        Optional<Bytes> proof,
        Bytes bound) {
    /// Whether the asker holds this token.
    public boolean proves(Bytes token) {
        return proof.filter(shown -> RequestCodec.proof(token, bound).equalsInConstantTime(shown))
                .isPresent();
    }

    /// Says whose it is, never what it says.
    @Override
    public String toString() {
        return "Request of " + card.card().peer();
    }
}
