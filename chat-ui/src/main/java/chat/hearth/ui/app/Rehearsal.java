package chat.hearth.ui.app;

import chat.hearth.core.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.HostServices;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Plays, without a display, what people do most, so that the build can keep what Java learns from it: two meet on a
/// network that one of them hosts, and write; then that one starts again from what is stored. Lives on the FX thread.
final class Rehearsal {
    /// Generous: the build's computer may be busy.
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final HostServices services;
    private final Demo demo;
    private final Duration longest;
    private final Executor ui = new UiExecutor();
    private final CompletableFuture<@Nullable Void> played = new CompletableFuture<>();

    Rehearsal(HostServices services) throws IOException {
        this(services, LONGEST);
    }

    Rehearsal(HostServices services, Duration longest) throws IOException {
        this.services = services;
        this.demo = new Demo(services);
        this.longest = longest;
    }

    /// Completes on the FX thread when all is played and everybody has left; fails if that comes to nothing, or takes
    /// too long.
    CompletionStage<@Nullable Void> start(Stage stage) throws IOException {
        DisplayClasses.load();
        demo.start(stage, this::again);
        return played.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS).whenCompleteAsync((_, _) -> {}, ui);
    }

    private void again() {
        if (played.isDone()) {
            Folders.deleteQuietly(demo.data());
            return;
        }
        try {
            Options options = Options.of("--data", demo.data().toString(), "--profile", "alice", "--trace-start");
            Profile profile = Profile.of(options);
            SingleInstance instance = SingleInstance.take(profile).orElseThrow();
            var opening = new Opening(Preparation.begin(options, profile, instance), new Stage(), services);
            opening.start(this::ended)
                    .thenCompose(hearth -> hearth.whenIn()
                            .thenAccept(scope -> scope.connection().link().subscribe(link -> endWhenUp(link, hearth))))
                    .whenComplete((_, failure) -> failed(failure));
        } catch (IOException e) {
            failed(e);
        }
    }

    private void ended() {
        Folders.deleteQuietly(demo.data());
        played.complete(null);
    }

    private void failed(@Nullable Throwable failure) {
        if (failure != null) {
            played.completeExceptionally(failure);
        }
    }

    private void endWhenUp(Link link, Hearth hearth) {
        if (link instanceof Link.Up) {
            ui.execute(hearth::end);
        }
    }
}
