package chat.hearth.ui.app;

import chat.hearth.ui.text.Fonts;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program as the toolkit starts it.
public final class HearthApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(HearthApp.class);

    /// The toolkit makes this object itself, with no way to hand it anything but texts: what it shall begin with waits
    /// here.
    private static final AtomicReference<Beginning> BEGINNING = new AtomicReference<>((_, _) -> {});

    /// For the same reason it says here that it came to nothing.
    private static final AtomicBoolean FAILED = new AtomicBoolean();

    /// What is done once the toolkit is there.
    private interface Beginning {
        void begin(HearthApp app, Stage stage) throws IOException;
    }

    /// Starts the toolkit and opens what is prepared. Returns when the toolkit has ended.
    ///
    /// @return the exit status of the process, negative if nothing has failed
    static int open(Preparation preparation, StartTrace trace) {
        return run((app, stage) -> {
            trace.reached(StartTrace.Step.TOOLKIT);
            endIfFailed(new Opening(preparation, stage, app.getHostServices()).start(Platform::exit));
        });
    }

    static int rehearse() {
        return run((app, stage) -> {
            Fonts.load();
            CompletionStage<Void> played = new Rehearsal(app.getHostServices()).start(stage);
            endIfFailed(played);
            played.thenRun(Platform::exit);
        });
    }

    static int demo() {
        return run((app, stage) -> {
            Fonts.load();
            Demo demo = new Demo(app.getHostServices());
            demo.start(stage, () -> {
                Folders.deleteQuietly(demo.data());
                Platform.exit();
            });
        });
    }

    private static int run(Beginning beginning) {
        BEGINNING.set(beginning);
        Application.launch(HearthApp.class);
        return FAILED.get() ? 1 : -1;
    }

    @Override
    public void start(Stage stage) throws IOException {
        Platform.setImplicitExit(false);
        BEGINNING.getAndSet((_, _) -> {}).begin(this, stage);
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
