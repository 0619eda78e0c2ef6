package chat.hearth.ui.view;

import java.util.concurrent.CompletionException;

/// What really went wrong inside a stage.
public final class Causes {
    private Causes() {}

    public static Throwable of(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? of(cause) : failure;
    }
}
