package chat.hearth.ui.app;

import chat.hearth.ui.text.Fonts;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The program as the toolkit starts it.
public final class HearthApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(HearthApp.class);

    /// The toolkit makes this object itself, with no way to hand it anything but texts: what began before it waits
    /// here.
    private static final AtomicReference<@Nullable Preparation> PREPARED = new AtomicReference<>();

    /// For the same reason it says here that it came to nothing.
    private static final AtomicBoolean FAILED = new AtomicBoolean();

    /// Starts the toolkit and opens what is prepared. Returns when the toolkit has ended.
    ///
    /// @return the exit status of the process, negative if nothing has failed
    static int open(Preparation preparation, String[] args) {
        PREPARED.set(preparation);
        return run(args);
    }

    /// Starts the toolkit for a demo or a rehearsal.
    static int run(String[] args) {
        Application.launch(HearthApp.class, args);
        return FAILED.get() ? 1 : -1;
    }

    @Override
    public void start(Stage stage) throws IOException {
        Platform.setImplicitExit(false);
        Options options = CommandLine.populateCommand(
                new Options(), getParameters().getRaw().toArray(String[]::new));
        StartTrace.of(options).reached(StartTrace.Step.TOOLKIT);
        Preparation preparation = PREPARED.getAndSet(null);
        if (preparation != null) {
            endIfFailed(new Opening(preparation, stage, getHostServices()).start(Platform::exit));
            return;
        }
        Fonts.load();
        if (options.isRehearsal()) {
            CompletionStage<Void> played = new Rehearsal(getHostServices()).start(stage);
            endIfFailed(played);
            played.thenRun(Platform::exit);
        } else {
            Demo demo = new Demo(getHostServices());
            demo.start(stage, () -> {
                Folders.deleteQuietly(demo.data());
                Platform.exit();
            });
        }
    }

    private static void endIfFailed(CompletionStage<?> stage) {
        stage.whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.error("Hearth could not be put together", failure);
                FAILED.set(true);
                Platform.exit();
            }
        });
    }
}
