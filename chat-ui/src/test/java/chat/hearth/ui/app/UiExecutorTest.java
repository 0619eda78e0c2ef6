package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class UiExecutorTest {
    private final Queue<Runnable> posted = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private boolean up = true;
    private final UiExecutor ui = new UiExecutor(this::post);

    @Test
    void tasksRunTogetherInTheirOrder() {
        ui.execute(() -> done.add("first"));
        ui.execute(() -> done.add("second"));

        assertEquals(1, posted.size());
        posted.remove().run();
        assertEquals(List.of("first", "second"), done);
    }

    @Test
    void afterATaskThatCouldNotBePostedTheNextIsPosted() {
        up = false;
        ui.execute(() -> done.add("lost"));
        up = true;

        ui.execute(() -> done.add("next"));

        assertEquals(1, posted.size());
        posted.remove().run();
        assertEquals(List.of("next"), done);
    }

    private void post(Runnable task) {
        if (!up) {
            throw new IllegalStateException("Toolkit not initialized");
        }
        posted.add(task);
    }
}
