package chat.hearth.ui.app;

import chat.hearth.core.transport.Link;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.application.HostServices;
import javafx.application.Platform;
import javafx.stage.Stage;
import picocli.CommandLine;

/// Plays, without a display, what people do most, so that the build can keep what Java learns from it: two meet on a
/// network that one of them hosts, and write; then that one starts again from what is stored. Lives on the FX thread.
final class Rehearsal {
    private final HostServices services;
    private final Demo demo;
    private final Executor ui = new UiExecutor();

    Rehearsal(HostServices services) throws IOException {
        this.services = services;
        this.demo = new Demo(services);
    }

    void start(Stage stage) throws IOException {
        demo.start(stage, this::again);
    }

    private void again() {
        try {
            Options options = CommandLine.populateCommand(
                    new Options(), "--data", demo.data().toString(), "--profile", "alice");
            Profile profile = Profile.of(options);
            SingleInstance instance = SingleInstance.take(profile).orElseThrow();
            var opening = new Opening(Preparation.begin(options, profile, instance), new Stage(), services);
            opening.start(this::ended)
                    .thenAccept(hearth -> hearth.whenIn()
                            .thenAccept(scope -> scope.connection().link().subscribe(link -> endWhenUp(link, hearth))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endWhenUp(Link link, Hearth hearth) {
        if (link instanceof Link.Up) {
            ui.execute(hearth::end);
        }
    }

    private void ended() {
        Path data = demo.data();
        Folders.deleteQuietly(data);
        Platform.exit();
    }
}
