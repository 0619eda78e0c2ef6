package chat.hearth.ui.connection;

import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkChoice;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// A broker that never runs, for those who meet on somebody else's.
public final class NoHosting implements Hosting {
    @Override
    public void start(Path folder, NetworkChoice.Hosted wish, Consumer<State> listener) {}

    @Override
    public void reach(NetworkChoice.Reach reach) {}

    @Override
    public CompletionStage<Void> stop() {
        return CompletableFuture.completedFuture(null);
    }
}
