package chat.hearth.core.store;

import chat.hearth.core.ChatException;

/// The store cannot do what was asked. Nothing of the failed commit is kept; what was committed before stays.
public final class StoreException extends ChatException {
    private static final long serialVersionUID = 1;

    /// What is in the way.
    public enum Why {
        /// Another process has the profile open.
        LOCKED,
        /// The disk is full. Later commits succeed again once there is space.
        FULL,
        /// No right to write there.
        READ_ONLY,
        /// What is on the disk is not what was written. A file that does not open was set aside unchanged; a single
        /// value that cannot be read stays where it is.
        DAMAGED,
        /// Written by a version of Hearth that this one does not understand.
        FOREIGN_VERSION,
        /// What is stored is sealed under a key that is not there: it was lost, or is that of another store.
        WRONG_KEY,
        /// Anything else that the operating system reports.
        FAILED,
        /// The store is closed.
        CLOSED
    }

    private final Why why;

    public StoreException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public StoreException(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
