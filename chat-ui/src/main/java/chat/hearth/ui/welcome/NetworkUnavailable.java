package chat.hearth.ui.welcome;

import chat.hearth.core.ChatException;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;

/// The network that was chosen cannot be used, and trying again by itself would not help.
public final class NetworkUnavailable extends ChatException {
    private static final long serialVersionUID = 1;

    /// What is in the way.
    public sealed interface Reason {
        /// A broker of one's own does not start.
        record NotHosted(Hosting.Why why) implements Reason {}

        /// A broker that is there already cannot be used.
        record NotReached(Link.Why why) implements Reason {}
    }

    private final transient Reason reason;

    /// @param detail a few technical words, for the log
    public NetworkUnavailable(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
