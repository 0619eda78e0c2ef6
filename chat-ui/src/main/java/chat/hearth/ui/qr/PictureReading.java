package chat.hearth.ui.qr;

import chat.hearth.ui.view.Causes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads QR codes in the background, one at a time: of what was looked at before nothing is heard any more. Lives on
/// the FX thread.
public final class PictureReading {
    private static final Logger LOG = LoggerFactory.getLogger(PictureReading.class);

    private final Executor background;
    private final Executor ui;
    /// Set once the picture that is being read is of no interest any more.
    private AtomicBoolean abandoned = new AtomicBoolean();

    public PictureReading(Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    /// Calls one of both on the FX thread, unless the picture is given up before.
    ///
    /// @param found told what the code says
    /// @param failed told the key of a sentence that says what is wrong
    public void look(QrSource picture, Consumer<String> found, Consumer<String> failed) {
        giveUp();
        AtomicBoolean mine = new AtomicBoolean();
        abandoned = mine;
        CompletableFuture.supplyAsync(() -> picture.read(mine::get), background)
                .whenCompleteAsync(
                        (text, failure) -> {
                            if (!mine.get()) {
                                tell(text, failure, found, failed);
                            }
                        },
                        ui);
    }

    /// Of the picture that is being read, if there is one, nothing more is wanted.
    public void giveUp() {
        abandoned.set(true);
    }

    private static void tell(
            @Nullable String text, @Nullable Throwable failure, Consumer<String> found, Consumer<String> failed) {
        if (text == null) {
            failed.accept(problem(failure));
        } else {
            found.accept(text);
        }
    }

    private static String problem(@Nullable Throwable failure) {
        Throwable cause = failure == null ? null : Causes.of(failure);
        if (cause instanceof UnreadablePicture unreadable) {
            return switch (unreadable.why()) {
                case NO_FILE -> "picture.problem.nofile";
                case NO_PICTURE -> "picture.problem.nopicture";
                case TOO_LARGE -> "picture.problem.toolarge";
                case NO_CODE -> "picture.problem.nocode";
            };
        }
        LOG.warn("A picture could not be read", cause);
        return "picture.problem.nopicture";
    }
}
