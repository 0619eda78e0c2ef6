package chat.hearth.ui.app;

import com.google.inject.Injector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.application.HostServices;
import javafx.stage.Stage;

/// What is done while the toolkit starts: the program is put together, and the store of whoever is signed in begins to
/// open.
final class Preparation {
    private final Options options;
    private final SingleInstance instance;
    private final CompletableFuture<Stage> stage = new CompletableFuture<>();
    private final CompletableFuture<HostServices> services = new CompletableFuture<>();
    private final CompletableFuture<Injector> injector;

    private Preparation(Options options, Profile profile, SingleInstance instance) {
        this.options = options;
        this.instance = instance;
        Executor thread =
                task -> Thread.ofPlatform().daemon().name("hearth-preparation").start(task);
        injector = CompletableFuture.supplyAsync(() -> compose(profile), thread);
    }

    static Preparation begin(Options options, Profile profile, SingleInstance instance) {
        return new Preparation(options, profile, instance);
    }

    SingleInstance instance() {
        return instance;
    }

    /// The program, once it is put together; on any thread. Called on the FX thread, where the toolkit is up.
    CompletionStage<Injector> program(Stage window, HostServices desktop) {
        stage.complete(window);
        services.complete(desktop);
        return injector;
    }

    private Injector compose(Profile profile) {
        // Nothing asks for window or services before they are there: those who do live on the FX thread.
        var beginning = new FrameModule.Beginning(options, profile, stage::resultNow, services::resultNow);
        Injector made = Program.of(beginning, Program.adapters());
        made.getInstance(AccountOpening.class).openAhead();
        return made;
    }
}
