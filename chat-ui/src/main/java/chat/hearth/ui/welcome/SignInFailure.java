package chat.hearth.ui.welcome;

import chat.hearth.core.session.InvitationRefused;
import chat.hearth.core.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/// Why signing in did not work.
public sealed interface SignInFailure {
    record Store(StoreException.Why why) implements SignInFailure {}

    record Invitation(InvitationRefused.Why why) implements SignInFailure {}

    record Network(NetworkUnavailable.Reason reason) implements SignInFailure {}

    /// The program is wrong; the log says how.
    record Unexpected() implements SignInFailure {}

    /// Empty if it was given up.
    static Optional<SignInFailure> of(Throwable problem) {
        return switch (problem) {
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case CancellationException _ -> Optional.empty();
            case StoreException failed -> Optional.of(new Store(failed.why()));
            case InvitationRefused refused -> Optional.of(new Invitation(refused.why()));
            case NetworkUnavailable unavailable -> Optional.of(new Network(unavailable.reason()));
            default -> Optional.of(new Unexpected());
        };
    }
}
