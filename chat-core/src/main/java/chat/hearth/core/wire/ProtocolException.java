package chat.hearth.core.wire;

/// Bytes from outside that are not what the protocol allows. Counted, logged at debug, dropped; never shown.
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean newer;

    public ProtocolException(String message) {
        this(message, false);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
        newer = false;
    }

    private ProtocolException(String message, boolean newer) {
        super(message);
        this.newer = newer;
    }

    /// For bytes that a later version of Hearth may well understand.
    public static ProtocolException newer(String message) {
        return new ProtocolException(message, true);
    }

    /// Whether the sender uses a later version of the protocol than this one.
    public boolean needsUpdate() {
        return newer;
    }
}
