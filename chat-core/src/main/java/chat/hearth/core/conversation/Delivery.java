package chat.hearth.core.conversation;

import java.time.Instant;
import java.util.Optional;

/// What is known about the way of a message, on proof only. A state never goes backward: see [#advances(Delivery)].
public sealed interface Delivery {
    /// Somebody else wrote it, and it is stored here.
    record Received() implements Delivery {}

    /// Stored here, not yet taken by a broker.
    record Queued() implements Delivery {}

    /// A broker has taken it for every device of the contact (MQTT PUBACK). Proves nothing about the contact.
    record Sent(Instant at) implements Delivery {}

    /// A device of the contact has stored it and said so, end to end.
    record Delivered(Optional<Instant> sent, Instant at) implements Delivery {}

    /// The contact has had it on screen.
    record Read(Optional<Instant> sent, Optional<Instant> delivered, Instant at) implements Delivery {}

    /// It will not be sent again by itself.
    record Failed(Reason reason, Instant at) implements Delivery {}

    /// Why a message failed.
    enum Reason {
        /// The broker gives no right to publish there (MQTT reason 0x87).
        NOT_AUTHORIZED,
        /// The broker's quota is used up (MQTT reason 0x97).
        QUOTA_EXCEEDED,
        /// The broker takes no packet of this size.
        TOO_LARGE,
        /// Not acknowledged by the contact in 30 days.
        GAVE_UP,
        /// One has removed or blocked the contact before it was acknowledged.
        NO_CONTACT,
        /// The broker refused it without a reason that Hearth knows.
        REFUSED
    }

    /// Whether `next` may follow this state. *Queued* may follow *failed* alone: somebody pressed *Try again*.
    default boolean advances(Delivery next) {
        return switch (this) {
            case Received _ -> false;
            case Failed _ -> next instanceof Queued || next instanceof Delivered || next instanceof Read;
            case Queued _, Sent _, Delivered _, Read _ -> next instanceof Failed ? rank() < 2 : next.rank() > rank();
        };
    }

    private int rank() {
        return switch (this) {
            case Received _ -> -1;
            case Failed _, Queued _ -> 0;
            case Sent _ -> 1;
            case Delivered _ -> 2;
            case Read _ -> 3;
        };
    }
}
