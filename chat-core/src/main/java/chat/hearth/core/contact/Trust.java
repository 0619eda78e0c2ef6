package chat.hearth.core.contact;

/// How sure one is that a contact's key is that of the person one means.
public enum Trust {
    /// They asked, and showed no invitation of one's own: anybody may have.
    UNKNOWN,
    /// An invitation was handed over, by a way that one trusted.
    INTRODUCED,
    /// The safety numbers were compared, or the code was read from the other's screen.
    VERIFIED
}
