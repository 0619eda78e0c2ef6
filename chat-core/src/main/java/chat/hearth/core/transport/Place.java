package chat.hearth.core.transport;

import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Slot;

/// Where a network lets oneself keep mailboxes.
///
/// @param address one's own; the peer id, unless the broker's rules go by user name
/// @param rules whether the broker lets a sender write only to slots that bear the sender's address
public record Place(Address address, Rules rules) {
    public enum Rules {
        /// Anyone may write anywhere; slots are secret.
        OPEN,
        /// A slot is the sender's address, and the broker sees to it.
        BY_SENDER
    }

    /// Where somebody puts what they send, who was given that slot: elsewhere if the rules do not let them, as in a
    /// network that had none when the two met.
    public Slot slotOf(Address sender, Slot given) {
        return switch (rules) {
            case OPEN -> given;
            case BY_SENDER -> Slot.of(sender);
        };
    }
}
