package chat.hearth.mqtt.broker;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkChoice;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hosts by an [EmbeddedBroker]. A failure ends it, as [#stop()] does: then it can be started again.
///
/// `Running.people` counts different user names, one of those on this computer not: that is taken to be the host.
/// `Running.reach` tells what is: a computer in no network stays at [NetworkChoice.Reach#THIS_COMPUTER], and follows by
/// itself when a network comes, goes or changes.
public final class EmbeddedHosting implements Hosting {
    private final CoreThread core;
    private final Surroundings surroundings;
    private @Nullable Seat seat;

    /// A run of the broker and the stage of its end.
    private record Seat(BrokerRun run, CompletableFuture<Void> ended) {}

    @Inject
    public EmbeddedHosting(CoreThread core) {
        this(core, Surroundings.usual());
    }

    EmbeddedHosting(CoreThread core, Surroundings surroundings) {
        this.core = core;
        this.surroundings = surroundings;
    }

    @Override
    public void start(Path folder, NetworkChoice.Hosted wish, Consumer<State> listener) {
        if (seat != null && !seat.ended().isDone()) {
            throw new IllegalStateException("the broker runs already");
        }
        CompletableFuture<Void> ended = new CompletableFuture<>();
        BrokerRun run =
                new BrokerRun(folder, wish, surroundings, state -> core.execute(() -> tell(state, listener, ended)));
        seat = new Seat(run, ended);
        run.begin();
    }

    private static void tell(State state, Consumer<State> listener, CompletableFuture<Void> ended) {
        listener.accept(state);
        switch (state) {
            case State.Failed _, State.Stopped _ -> ended.complete(null);
            case State.Starting _, State.Running _ -> {}
        }
    }

    @Override
    public void reach(NetworkChoice.Reach reach) {
        if (seat != null) {
            seat.run().reach(reach);
        }
    }

    @Override
    public CompletionStage<Void> stop() {
        if (seat == null) {
            return CompletableFuture.completedFuture(null);
        }
        seat.run().end();
        return seat.ended();
    }
}
