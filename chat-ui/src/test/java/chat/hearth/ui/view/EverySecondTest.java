package chat.hearth.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.time.ManualCore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

class EverySecondTest {
    private final ManualCore core = new ManualCore();
    private final EverySecond seconds = new EverySecond(core, Runnable::run);
    private final List<Integer> seen = new ArrayList<>();
    private int beats;

    @Test
    void aTaskRunsEachSecondUntilOneUnsubscribes() {
        Subscription running = seconds.run(() -> beats++);
        pass(2_500);
        running.unsubscribe();
        pass(3_000);

        assertEquals(List.of(2, 2), seen);
    }

    @Test
    void whileAConditionHoldsATaskRunsEachSecond() {
        ObjectProperty<Boolean> condition = new SimpleObjectProperty<>(false);
        Subscription running = seconds.runWhile(condition, () -> beats++);
        pass(3_000);
        condition.set(true);
        pass(3_000);
        condition.set(false);
        pass(3_000);
        condition.set(true);
        pass(1_500);
        running.unsubscribe();
        pass(3_000);

        assertEquals(List.of(0, 3, 3, 4, 4), seen);
    }

    private void pass(long millis) {
        core.advance(Duration.ofMillis(millis));
        seen.add(beats);
    }
}
