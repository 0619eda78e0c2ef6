package chat.hearth.ui.app;

import chat.hearth.ui.text.Fonts;
import com.google.inject.Injector;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.application.HostServices;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the window of one profile with what was prepared for it. Lives on the FX thread.
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Preparation preparation;
    private final Stage stage;
    private final HostServices services;

    Opening(Preparation preparation, Stage stage, HostServices services) {
        this.preparation = preparation;
        this.stage = stage;
        this.services = services;
    }

    /// `ended` runs when everything of this profile is over, and others may open it.
    CompletionStage<Hearth> start(Runnable ended) {
        Executor ui = new UiExecutor();
        CompletionStage<Injector> program = preparation.program(stage, services);
        Fonts.load();
        return program.thenApplyAsync(injector -> open(injector, ended), ui);
    }

    private Hearth open(Injector injector, Runnable ended) {
        injector.getInstance(KeptPreferences.class).begin();
        StartTrace trace = injector.getInstance(StartTrace.class);
        Hearth hearth = injector.getInstance(Hearth.class);
        Executor ui = injector.getInstance(UiExecutor.class);
        preparation.instance().listen(invitation -> ui.execute(() -> hearth.knocked(invitation)));
        trace.reached(StartTrace.Step.COMPOSED);
        hearth.start(() -> leave(ended));
        trace.reached(StartTrace.Step.WINDOW);
        trace.whenPainted(stage.getScene(), StartTrace.Step.FIRST_FRAME);
        return hearth;
    }

    private void leave(Runnable ended) {
        try {
            preparation.instance().close();
        } catch (IOException e) {
            LOG.debug("The profile could not be given back: {}", e.toString());
        }
        ended.run();
    }
}
