package chat.hearth.core.transport;

import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.Slot;

/// Mailboxes that one wants to hear from. A transport keeps the set of them over every reconnect.
public sealed interface Watch {
    /// The card of one account.
    record Card(Address owner) implements Watch {}

    /// The prekeys of all devices of one account.
    record Bundles(Address owner) implements Watch {}

    /// The presence of all devices of one account.
    record Presence(Address owner) implements Watch {}

    /// All requests to oneself, from strangers and from the invited.
    record Requests(Address owner) implements Watch {}

    /// What one contact sends; queued by the network while one is away.
    record Inbox(Address owner, DeviceId device, Slot slot) implements Watch {}

    /// As [Inbox], but nothing is queued and whatever comes is dropped: a blocked contact sees no difference.
    record Muted(Address owner, DeviceId device, Slot slot) implements Watch {}

    /// Whether what comes to that mailbox is among what is watched.
    default boolean covers(Mailbox mailbox) {
        return switch (this) {
            case Card(var owner) -> mailbox.equals(new Mailbox.CardOf(owner));
            case Bundles(var owner) ->
                mailbox instanceof Mailbox.BundleOf && mailbox.owner().equals(owner);
            case Presence(var owner) ->
                mailbox instanceof Mailbox.PresenceOf && mailbox.owner().equals(owner);
            case Requests(var owner) ->
                mailbox instanceof Mailbox.RequestTo && mailbox.owner().equals(owner);
            case Inbox(var owner, var device, var slot) -> mailbox.equals(new Mailbox.InboxOf(owner, device, slot));
            case Muted(var owner, var device, var slot) -> mailbox.equals(new Mailbox.InboxOf(owner, device, slot));
        };
    }
}
