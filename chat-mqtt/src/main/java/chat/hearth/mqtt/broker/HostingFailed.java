package chat.hearth.mqtt.broker;

import chat.hearth.core.ChatException;
import chat.hearth.core.transport.Hosting;

/// The broker does not run, and why.
public final class HostingFailed extends ChatException {
    private static final long serialVersionUID = 1;

    private final Hosting.Why why;

    HostingFailed(Hosting.Why why, String message) {
        super(message);
        this.why = why;
    }

    HostingFailed(Hosting.Why why, Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.why = why;
    }

    public Hosting.Why why() {
        return why;
    }
}
