package chat.hearth.core.store;

import chat.hearth.core.ChatException;
import java.time.Duration;

/// A store does not open, or does not change its passphrase, for want of the right one. Nothing was changed.
public final class PassphraseRefused extends ChatException {
    private static final long serialVersionUID = 1;

    /// What is wrong with it.
    public enum Why {
        /// None was given.
        MISSING,
        WRONG,
        /// It was not looked at: the pause after a wrong one is not over.
        TOO_SOON
    }

    private final Why why;
    private final Duration pause;

    /// @param pause how long no other is looked at
    public PassphraseRefused(Why why, Duration pause) {
        super("passphrase " + why);
        this.why = why;
        this.pause = pause;
    }

    public static PassphraseRefused missing() {
        return new PassphraseRefused(Why.MISSING, Duration.ZERO);
    }

    public Why why() {
        return why;
    }

    public Duration pause() {
        return pause;
    }
}
