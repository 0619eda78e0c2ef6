package chat.hearth.core.session;

import chat.hearth.core.ChatException;

/// An invitation that is whole but of no use here.
public final class InvitationRefused extends ChatException {
    private static final long serialVersionUID = 1;

    public enum Why {
        /// One's own.
        OWN,
        ALREADY_A_CONTACT,
        EXPIRED,
        /// It leads to another network than the one that is in use.
        OTHER_NETWORK,
        /// One has blocked its maker.
        BLOCKED
    }

    private final Why why;

    InvitationRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
