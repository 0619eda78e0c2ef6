package chat.hearth.core.transport;

/// What the network answered to a publication. It speaks of the network alone, never of the receiver.
public enum Outcome {
    /// Taken (MQTT 0x00). The network may still lose it.
    ACCEPTED,
    /// Taken, but nobody has subscribed there, so nothing was kept (MQTT 0x10).
    NOBODY_THERE,
    /// No right to write there (MQTT 0x87). Final.
    NOT_AUTHORIZED,
    /// The quota is used up (MQTT 0x97). Final until somebody tries again.
    QUOTA_EXCEEDED,
    /// Larger than this network's greatest packet. Final.
    TOO_LARGE,
    /// Refused for another reason. Final.
    REFUSED,
    /// The link broke before an answer came: to be sent again when it is up.
    LINK_LOST
}
