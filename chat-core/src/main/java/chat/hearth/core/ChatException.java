package chat.hearth.core;

/// Something that the user must know, named for what happened by its subclass. The message is for the log; what a
/// person reads comes from the text bundle of the window.
public abstract class ChatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    protected ChatException(String message) {
        super(message);
    }

    protected ChatException(String message, Throwable cause) {
        super(message, cause);
    }
}
