package chat.hearth.ui.app;

import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.memory.InMemoryNetworks;
import chat.hearth.persistence.PersistenceModule;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.text.MessageText;
import com.google.inject.Module;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

/// Measures the way of a message from one window into another: two whole programs in this process, each with its store
/// on the disk. First over the broker that one of them hosts, then over a network in memory.
///
/// A text is taken as painted at the frame after the one that laid it out.
public final class EnterBench {
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 200;
    private static final int PAUSE_MILLIS = 60;
    private static final long LIMIT_SECONDS = 30;

    private final RunningProgram alice;
    private final RunningProgram bob;

    private EnterBench(RunningProgram alice, RunningProgram bob) {
        this.alice = alice;
        this.bob = bob;
    }

    public static void main(String[] arguments) throws Exception {
        FxThread.startWithFonts();
        measure("embedded broker", Program.adapters());
        try (var broker = new DaemonCoreThread("broker", InstantSource.system())) {
            var networks = new MemoryNetworkModule(new InMemoryNetworks(broker));
            measure("network in memory", List.of(new PersistenceModule(), networks));
        }
    }

    private static void measure(String network, List<Module> adapters) throws Exception {
        Path data = Files.createTempDirectory("hearth-bench-");
        LogFile.begin(data);
        try (RunningProgram alice = RunningProgram.start(data, adapters, "--profile=alice", "--name=Alice", "--host");
                RunningProgram bob = RunningProgram.start(
                        data, adapters, "--profile=bob", "--name=Bob", "--invite=" + alice.invitationLink())) {
            bob.in();
            alice.openFirstChat("Bob");
            bob.openFirstChat("Alice");
            alice.awaitRead(text -> text.startsWith("Online"));
            new EnterBench(alice, bob).measure(network);
        } finally {
            Folders.deleteQuietly(data);
        }
    }

    private void measure(String network) throws Exception {
        long[] own = new long[ROUNDS];
        long[] other = new long[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            String text = "Round " + i + " over the " + network;
            Awaited mine = new Awaited(alice.scene(), text);
            Awaited theirs = new Awaited(bob.scene(), text);
            long pressed = FxThread.call(() -> send(text, mine, theirs));
            if (i >= 0) {
                own[i] = mine.get() - pressed;
                other[i] = theirs.get() - pressed;
            } else {
                theirs.get();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        print(network + ", Enter to the own bubble painted", own);
        print(network + ", Enter to painted in the other window", other);
    }

    private long send(String text, Awaited mine, Awaited theirs) {
        var input = (TextInputControl) alice.scene().getRoot().lookup("#input");
        input.setText(text);
        mine.begin();
        theirs.begin();
        long pressed = System.nanoTime();
        input.fireEvent(RunningProgram.key(KeyCode.ENTER, false));
        return pressed;
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.1f ms, p95 %.1f ms, max %.1f ms of %d%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                nanos.length);
    }

    /// A text that will be painted in a window.
    private static final class Awaited {
        private final Scene scene;
        private final String text;
        private final CompletableFuture<Long> painted = new CompletableFuture<>();
        private final Runnable listener = this::frame;
        private boolean laidOut;

        Awaited(Scene scene, String text) {
            this.scene = scene;
            this.text = text;
        }

        void begin() {
            scene.addPostLayoutPulseListener(listener);
        }

        /// When it was painted, in nanoseconds of the system's clock.
        long get() throws Exception {
            return painted.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }

        private void frame() {
            if (laidOut) {
                scene.removePostLayoutPulseListener(listener);
                painted.complete(System.nanoTime());
            } else if (scene.getRoot().lookupAll(".message-text").stream().anyMatch(this::isIt)) {
                laidOut = true;
                Platform.requestNextPulse();
            }
        }

        private boolean isIt(Node node) {
            return node instanceof MessageText shown && shown.getText().equals(text);
        }
    }
}
