package chat.hearth.ui.view;

import chat.hearth.core.time.CoreThread;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// What a view does each second, such as counting down to the next try. Not an animation: while one of those runs,
/// JavaFX draws sixty frames a second, whatever changes. Lives on the FX thread.
public final class EverySecond {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CoreThread core;
    private final Executor ui;

    @Inject
    public EverySecond(CoreThread core, @Ui Executor ui) {
        this.core = core;
        this.ui = ui;
    }

    /// On the FX thread, until one unsubscribes; the first time after a second.
    public Subscription run(Runnable task) {
        Beat beat = new Beat(task);
        beat.begin();
        return beat::end;
    }

    /// The same, whenever the condition holds: the first time a second after it has begun to.
    public Subscription runWhile(ObservableValue<Boolean> condition, Runnable task) {
        Beat beat = new Beat(task);
        Subscription following = condition.subscribe(holds -> {
            beat.end();
            if (holds) {
                beat.begin();
            }
        });
        return following.and(beat::end);
    }

    private final class Beat {
        private final Runnable task;
        /// Counts beginnings and ends, so that what is on its way at an end comes to nothing.
        private int turn;

        private Beat(Runnable task) {
            this.task = task;
        }

        private void begin() {
            next(++turn);
        }

        private void end() {
            turn++;
        }

        private void next(int mine) {
            core.after(
                    SECOND,
                    () -> ui.execute(() -> {
                        if (mine == turn) {
                            task.run();
                            next(mine);
                        }
                    }));
        }
    }
}
