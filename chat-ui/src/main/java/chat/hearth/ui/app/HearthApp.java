package chat.hearth.ui.app;

import chat.hearth.ui.text.Fonts;
import com.google.inject.Injector;
import java.io.IOException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The program as the toolkit starts it.
public final class HearthApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(HearthApp.class);

    @Override
    public void start(Stage stage) throws IOException {
        Platform.setImplicitExit(false);
        Options options = CommandLine.populateCommand(
                new Options(), getParameters().getRaw().toArray(String[]::new));
        StartTrace.of(options).reached(StartTrace.Step.TOOLKIT);
        Fonts.load();
        if (options.isDemo()) {
            new Demo(getHostServices()).start(stage);
        } else {
            start(stage, options, Profile.of(options));
        }
    }

    private void start(Stage stage, Options options, Profile profile) throws IOException {
        var instance = SingleInstance.take(profile);
        if (instance.isEmpty()) {
            SingleInstance.knock(profile, options.invite().orElse(""));
            Platform.exit();
            return;
        }
        Injector injector =
                Program.of(new FrameModule.Beginning(options, profile, stage, getHostServices()), Program.adapters());
        injector.getInstance(KeptPreferences.class).begin();
        StartTrace trace = injector.getInstance(StartTrace.class);
        Hearth hearth = injector.getInstance(Hearth.class);
        instance.get()
                .listen(invitation -> injector.getInstance(UiExecutor.class).execute(() -> hearth.knocked(invitation)));
        trace.reached(StartTrace.Step.COMPOSED);
        hearth.start(() -> leave(instance.get()));
        trace.reached(StartTrace.Step.WINDOW);
        trace.whenPainted(stage.getScene(), StartTrace.Step.FIRST_FRAME);
    }

    private static void leave(SingleInstance instance) {
        try {
            instance.close();
        } catch (IOException e) {
            LOG.debug("The profile could not be given back: {}", e.toString());
        }
        Platform.exit();
    }
}
