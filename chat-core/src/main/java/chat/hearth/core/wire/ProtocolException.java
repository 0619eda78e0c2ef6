package chat.hearth.core.wire;

/// Bytes from outside that are not what the protocol allows. Counted, logged at debug, dropped; never shown.
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
