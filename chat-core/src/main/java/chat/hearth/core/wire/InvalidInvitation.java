package chat.hearth.core.wire;

import chat.hearth.core.ChatException;

/// Text that was taken for an invitation and cannot be used as one. Never says what the text was.
public final class InvalidInvitation extends ChatException {
    private static final long serialVersionUID = 1;

    public enum Why {
        /// There is no invitation in the text.
        NOT_A_LINK,
        /// There is the beginning of one, but something is missing or wrong.
        BROKEN,
        /// A later version of Hearth made it.
        NEWER_VERSION
    }

    private final Why why;

    InvalidInvitation(Why why, String message) {
        super(message);
        this.why = why;
    }

    InvalidInvitation(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
