package chat.hearth.core.transport;

import java.time.Instant;

/// What is going on between this device and its network.
public sealed interface Link {
    /// @param kept whether the network still had this device's subscriptions and queue
    /// @param secure whether the connection is encrypted (TLS) as far as the broker
    record Up(Place place, boolean kept, boolean secure, Instant since) implements Link {}

    /// @param attempt 1 for the first
    record Connecting(int attempt) implements Link {}

    /// Not connected; tries again by itself.
    ///
    /// @param since when the link was lost, or the first attempt made
    record Down(Why why, String detail, Instant since, int attempt, Instant nextAttempt) implements Link {}

    /// Not connected; stopped, because trying again cannot help before somebody has changed something.
    record Refused(Why why, String detail) implements Link {}

    /// Closed by oneself, or never opened.
    record Closed() implements Link {}

    /// What is in the way.
    enum Why {
        UNKNOWN_HOST,
        CONNECTION_REFUSED,
        UNREACHABLE,
        TIMED_OUT,
        CERTIFICATE_NOT_TRUSTED,
        /// Who answers shows another certificate than the one that is known of this network.
        OTHER_CERTIFICATE,
        /// The broker wants a certificate from this side, or does not like the one it got.
        CLIENT_CERTIFICATE,
        NO_TLS_THERE,
        NOT_MQTT_5,
        WRONG_PASSWORD,
        NOT_AUTHORIZED,
        BANNED,
        SERVER_BUSY,
        /// The same identity was opened somewhere else.
        TAKEN_OVER,
        /// The rules of the broker give no place to receive messages.
        NO_PLACE,
        CLOSED_BY_BROKER,
        CONNECTION_LOST
    }

    default boolean isUp() {
        return this instanceof Up;
    }
}
