package chat.hearth.ui.view;

import chat.hearth.ui.text.FxThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;

/// Counts the frames for which a scene is laid out, whether or not anything in it has changed.
public final class FrameCount {
    private long frames;

    /// How many came in this time. A frame that was asked for before is one of them.
    public static long in(Scene scene, long millis) throws Exception {
        FrameCount count = new FrameCount();
        Runnable seen = () -> count.frames++;
        FxThread.call(() -> {
            scene.addPostLayoutPulseListener(seen);
            return true;
        });
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return FxThread.call(() -> {
            scene.removePostLayoutPulseListener(seen);
            return count.frames;
        });
    }
}
