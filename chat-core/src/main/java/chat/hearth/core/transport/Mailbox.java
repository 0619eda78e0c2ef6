package chat.hearth.core.transport;

import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.Slot;

/// A place on a network that bytes are put into. What each is for, who may write it and how long it keeps a value
/// stands in `docs/protocol.md`.
public sealed interface Mailbox {
    Address owner();

    /// The account's card; keeps the last value.
    record CardOf(Address owner) implements Mailbox {}

    /// A device's prekeys; keeps the last value.
    record BundleOf(Address owner, DeviceId device) implements Mailbox {}

    /// A device's presence; keeps the last value.
    record PresenceOf(Address owner, DeviceId device) implements Mailbox {}

    /// A request to become a contact; keeps the last value.
    record RequestTo(Address owner, Slot slot) implements Mailbox {}

    /// Messages for one device from the one sender who was given the slot; queued while the device is away.
    record InboxOf(Address owner, DeviceId device, Slot slot) implements Mailbox {}

    /// The canonical name of this mailbox, without the network's prefix; signatures are bound to it.
    default String path() {
        String root = "u/" + owner();
        return switch (this) {
            case CardOf _ -> root + "/card";
            case BundleOf bundle -> root + "/dev/" + bundle.device();
            case PresenceOf presence -> root + "/pr/" + presence.device();
            case RequestTo request -> root + "/req/" + request.slot();
            case InboxOf inbox -> root + "/in/" + inbox.device() + "/" + inbox.slot();
        };
    }

    /// Whether it keeps the last value for those who come later.
    default boolean isRetained() {
        return switch (this) {
            case CardOf _, BundleOf _, PresenceOf _, RequestTo _ -> true;
            case InboxOf _ -> false;
        };
    }
}
