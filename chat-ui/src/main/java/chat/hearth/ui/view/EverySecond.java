package chat.hearth.ui.view;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import javafx.util.Subscription;

/// What a view does each second, such as counting down to the next try.
public final class EverySecond {
    private EverySecond() {}

    /// On the FX thread, until one unsubscribes; the first time after a second.
    public static Subscription run(Runnable task) {
        Timeline seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> task.run()));
        seconds.setCycleCount(Animation.INDEFINITE);
        seconds.play();
        return seconds::stop;
    }
}
