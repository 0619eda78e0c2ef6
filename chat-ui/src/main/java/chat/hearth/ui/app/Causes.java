package chat.hearth.ui.app;

import java.util.concurrent.CompletionException;

/// What really went wrong inside a stage.
final class Causes {
    private Causes() {}

    static Throwable of(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? of(cause) : failure;
    }
}
