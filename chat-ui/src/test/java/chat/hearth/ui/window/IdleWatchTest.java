package chat.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.time.ManualCore;
import chat.hearth.ui.contact.RecordedSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleWatchTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualCore core = new ManualCore();
    private final RecordedSession session = new RecordedSession();
    private final IdleWatch watch = new IdleWatch(session.session(), core);

    @Test
    void fiveMinutesWithoutInputAreAway() {
        core.advance(MINUTE.multipliedBy(5).minusSeconds(1));
        List<String> before = List.copyOf(session.calls());
        core.advance(Duration.ofSeconds(1));

        assertEquals(List.of(), before);
        assertEquals(List.of("setActivity(IDLE)"), session.calls());
    }

    @Test
    void inputPutsItOff() {
        core.advance(MINUTE.multipliedBy(4));
        watch.input();
        core.advance(MINUTE.multipliedBy(4));
        List<String> before = List.copyOf(session.calls());
        core.advance(MINUTE);

        assertEquals(List.of(), before);
        assertEquals(List.of("setActivity(IDLE)"), session.calls());
    }

    @Test
    void inputAfterwardsIsBackAtOnceAndTheWatchGoesOn() {
        core.advance(MINUTE.multipliedBy(6));
        watch.input();
        core.runReady();
        List<String> back = List.copyOf(session.calls());
        core.advance(MINUTE.multipliedBy(5));

        assertEquals(List.of("setActivity(IDLE)", "setActivity(ACTIVE)"), back);
        assertEquals(List.of("setActivity(IDLE)", "setActivity(ACTIVE)", "setActivity(IDLE)"), session.calls());
    }
}
