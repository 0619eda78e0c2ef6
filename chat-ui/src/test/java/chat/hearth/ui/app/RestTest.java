package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.FrameCount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A window in which nothing happens leaves the processor alone.
@Timeout(120)
@ExtendWith(FailOnBackgroundError.class)
class RestTest {
    private static final String BROKER = "mqtt://127.0.0.1:1883";

    @TempDir
    private Path data;

    @RegisterExtension
    final MeetingPlace place = new MeetingPlace();

    @Test
    void noFrameIsDrawnWhereNothingChanges() throws Exception {
        try (RunningProgram alice = RunningProgram.start(
                        data, place.networks(), "--profile=alice", "--name=Alice", "--broker=" + BROKER);
                RunningProgram bob = RunningProgram.start(
                        data, place.networks(), "--profile=bob", "--name=Bob", "--invite=" + alice.invitationLink())) {
            bob.openFirstChat("Alice");
            alice.openFirstChat("Bob");
            for (RunningProgram each : List.of(alice, bob)) {
                // A caret blinks for a while.
                FxThread.call(() -> {
                    each.scene().lookup("#person").requestFocus();
                    return true;
                });
            }

            assertEquals(0, FrameCount.atRest(bob.scene()));
        }
    }
}
