package chat.hearth.ui.qr;

import chat.hearth.core.ChatException;

/// A picture that no text can be taken from.
public final class UnreadablePicture extends ChatException {
    private static final long serialVersionUID = 1;

    public enum Why {
        /// The file cannot be opened.
        NO_FILE,
        /// Not a PNG or JPEG picture, or a broken one.
        NO_PICTURE,
        /// So large that reading it could exhaust the memory.
        TOO_LARGE,
        /// There is no QR code in it, or none that can be read.
        NO_CODE
    }

    private final Why why;

    public UnreadablePicture(Why why) {
        super(why.name());
        this.why = why;
    }

    UnreadablePicture(Why why, Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
