package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.memory.InMemoryNetworks;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.FrameCount;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A window in which nothing happens leaves the processor alone.
@Timeout(120)
@ExtendWith(FailOnBackgroundError.class)
class RestTest {
    private static final String BROKER = "mqtt://127.0.0.1:1883";
    private static final int SECONDS = 15;

    @TempDir
    private Path data;

    private final DaemonCoreThread broker = new DaemonCoreThread("broker", InstantSource.system());
    private final InMemoryNetworks networks = new InMemoryNetworks(broker);

    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @AfterEach
    void endBroker() {
        broker.close();
    }

    @Test
    void noFrameIsDrawnWhereNothingChanges() throws Exception {
        try (RunningProgram alice =
                        RunningProgram.start(data, networks, "--profile=alice", "--name=Alice", "--broker=" + BROKER);
                RunningProgram bob = RunningProgram.start(
                        data, networks, "--profile=bob", "--name=Bob", "--invite=" + alice.invitationLink())) {
            bob.openFirstChat("Alice");
            alice.openFirstChat("Bob");
            for (RunningProgram each : List.of(alice, bob)) {
                // A caret blinks for a while.
                FxThread.call(() -> {
                    each.scene().lookup("#person").requestFocus();
                    return true;
                });
            }

            assertEquals(0, framesAtRest(bob));
        }
    }

    /// In the quietest second of the next few: what has happened before is still being drawn.
    private static long framesAtRest(RunningProgram program) throws Exception {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < SECONDS && fewest > 0; i++) {
            fewest = Math.min(fewest, FrameCount.in(program.scene(), 1_100));
        }
        return fewest;
    }
}
