package chat.hearth.core.contact;

/// How one stands to somebody.
public enum Standing {
    /// One has asked, by their invitation, and waits for the answer.
    INVITED,
    /// They have asked and wait for the answer; nothing of theirs is shown but the request.
    REQUESTED,
    /// Both sides agreed.
    ACCEPTED,
    /// One has declined their request; they are not told.
    DECLINED,
    /// Nothing of theirs is taken, and they are not told.
    BLOCKED,
    /// A former contact whose messages are still here.
    REMOVED
}
