package chat.hearth.persistence.volume;

/// The file cannot be used as it is. What the operating system reports comes as [java.io.UncheckedIOException] instead.
public final class VolumeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What is in the way.
    public enum Why {
        /// What is there is not what was written.
        DAMAGED,
        /// The file is whole, but was sealed with another key, or with none.
        WRONG_KEY,
        /// Not of this format.
        FOREIGN_FORMAT,
        /// Somebody else has the file open.
        LOCKED
    }

    private final Why why;

    VolumeException(Why why, String message) {
        super(message);
        this.why = why;
    }

    static VolumeException damaged(String what) {
        return new VolumeException(Why.DAMAGED, what);
    }

    public Why why() {
        return why;
    }
}
