package chat.hearth.core.transport;

import java.util.Optional;
import java.util.function.Consumer;

/// The port that tries a broker out, step by step, before anything is saved. Leaves nothing behind on the broker.
public interface NetworkCheck {
    /// Begins; findings come on the core thread, one for each step in order, the last one a failure or [Step#RETAINED].
    Running check(NetworkChoice.Broker broker, Consumer<Finding> listener);

    /// A check under way.
    interface Running {
        /// No finding comes after this.
        void cancel();
    }

    enum Step {
        NAME,
        TCP,
        TLS,
        LOGIN,
        SUBSCRIBE,
        /// Proved by receiving what it published itself.
        PUBLISH,
        RETAINED
    }

    sealed interface Finding {
        Step step();

        record Passed(Step step) implements Finding {}

        /// @param detail a few technical words
        /// @param certificate the one that was not taken, if that is what failed
        record Failed(Step step, Link.Why why, String detail, Optional<ShownCertificate> certificate)
                implements Finding {
            public Failed(Step step, Link.Why why, String detail) {
                this(step, why, detail, Optional.empty());
            }
        }
    }
}
