package chat.hearth.core.session;

import chat.hearth.core.ChatException;

/// A text that cannot be sent; it is still with the caller.
public final class MessageRefused extends ChatException {
    private static final long serialVersionUID = 1;

    public enum Why {
        BLANK,
        TOO_LONG,
        /// Not a contact, or not yet.
        NO_CONTACT
    }

    private final Why why;

    MessageRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
