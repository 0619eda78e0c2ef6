package chat.hearth.ui.app;

import chat.hearth.core.transport.Link;
import chat.hearth.ui.connection.Connection;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Prints when the program has got where, for `--trace-start`: milliseconds since [#begin], and how much of the
/// processor it had used by then, what Java took before included. Quiet without.
final class StartTrace {
    private static final long BEGAN = System.nanoTime();
    private static final int DIGITS = 6;

    private final @Nullable PrintWriter out;
    private Subscription link = Subscription.EMPTY;

    /// A step of the start.
    enum Step {
        MAIN("the command line is read"),
        TOOLKIT("JavaFX is up"),
        COMPOSED("the program is put together"),
        WINDOW("the window is shown"),
        FIRST_FRAME("its first frame is painted"),
        ACCOUNT("the store is open"),
        MAIN_WINDOW("the list of conversations is painted"),
        PAGE("the conversation that was open is painted"),
        NETWORK("the network is there");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        /// As it is printed, behind the time.
        String words() {
            return words;
        }
    }

    private StartTrace(@Nullable PrintWriter out) {
        this.out = out;
    }

    /// The times count from here: the first that `main` does.
    static void begin() {
        // By now this class is there, and its clock runs.
    }

    static StartTrace of(Options options) {
        return options.isStartTraced()
                ? printingTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                : new StartTrace(null);
    }

    static StartTrace printingTo(PrintWriter out) {
        return new StartTrace(out);
    }

    void reached(Step step) {
        if (out != null) {
            Duration processor =
                    ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
            // Not by a format: its first use would show in the times.
            out.println(
                    padded(sinceBegin()) + " ms " + padded(processor.toMillis()) + " ms processor  " + step.words());
        }
    }

    private static long sinceBegin() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - BEGAN);
    }

    private static String padded(long number) {
        String text = Long.toString(number);
        return " ".repeat(Math.max(0, DIGITS - text.length())) + text;
    }

    /// The step is reached when what the scene shows now is painted: at the frame after the one that lays it out.
    void whenPainted(Scene scene, Step step) {
        if (out != null) {
            scene.addPostLayoutPulseListener(new Painting(scene, step));
            Platform.requestNextPulse();
        }
    }

    /// The network counts as there when it is up for the first time.
    void whenUp(Connection connection) {
        if (out != null) {
            link = connection.link().subscribe(this::linkIs);
        }
    }

    private void linkIs(Link now) {
        if (now instanceof Link.Up) {
            reached(Step.NETWORK);
            link.unsubscribe();
            sayWhatJavaTook();
        }
    }

    /// At the end, since to ask takes longer than a step.
    private void sayWhatJavaTook() {
        if (out != null) {
            long began = ManagementFactory.getRuntimeMXBean().getStartTime();
            out.println(
                    padded(System.currentTimeMillis() - began - sinceBegin()) + " ms had Java taken before all that");
        }
    }

    private final class Painting implements Runnable {
        private final Scene scene;
        private final Step step;
        private boolean laidOut;

        Painting(Scene scene, Step step) {
            this.scene = scene;
            this.step = step;
        }

        @Override
        public void run() {
            if (laidOut) {
                scene.removePostLayoutPulseListener(this);
                reached(step);
            } else {
                laidOut = true;
                Platform.requestNextPulse();
            }
        }
    }
}
