package chat.hearth.ui.view;

import chat.hearth.ui.text.FxThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;

/// Counts the frames for which a scene is laid out, whether or not anything in it has changed.
public final class FrameCount {
    private static final int SECONDS = 30;

    private long frames;

    /// The fewest that came in a second of the next thirty, which are not waited for when one had none: what happened
    /// before is still being drawn for a while, longer on a busy computer.
    public static long atRest(Scene scene) throws Exception {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < SECONDS && fewest > 0; i++) {
            fewest = Math.min(fewest, in(scene, 1_100));
        }
        return fewest;
    }

    /// Whether some come, one after the other: in a second, or in thirty on a busy computer.
    public static boolean goesOn(Scene scene) throws Exception {
        long frames = 0;
        for (int i = 0; i < SECONDS && frames <= 2; i++) {
            frames = Math.max(frames, in(scene, 1_100));
        }
        return frames > 2;
    }

    /// How many came in this time. A frame that was asked for before is one of them.
    private static long in(Scene scene, long millis) throws Exception {
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
