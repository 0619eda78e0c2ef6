package chat.hearth.ui.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.animation.AnimationTimer;

/// Waits for frames to be drawn, also where no window is seen. Lives on the FX thread.
final class Frames {
    private Frames() {}

    /// Completes on the FX thread at the `count`th frame from now.
    static CompletionStage<Void> after(int count) {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == count) {
                    stop();
                    drawn.complete(null);
                }
            }
        }.start();
        return drawn;
    }
}
