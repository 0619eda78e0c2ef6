package chat.hearth.ui.app;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkCheck;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Networks;
import chat.hearth.core.transport.memory.InMemoryNetworks;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// In place of MQTT: networks in memory, which several programs share.
final class MemoryNetworkModule extends AbstractModule {
    /// How many are connected to what is hosted.
    static final int GUESTS = 2;

    private final InMemoryNetworks networks;

    MemoryNetworkModule(InMemoryNetworks networks) {
        this.networks = networks;
    }

    @Override
    protected void configure() {
        bind(Hosting.class).toInstance(new HostedAtOnce());
        bind(NetworkCheck.class).toInstance((_, _) -> () -> {});
    }

    @Provides
    @Singleton
    Networks networks(CoreThread core) {
        return networks.seenFrom(core);
    }

    /// Like the real one it cannot be started twice.
    private static final class HostedAtOnce implements Hosting {
        private boolean runs;

        @Override
        public void start(Path folder, NetworkChoice.Hosted wish, Consumer<State> listener) {
            if (runs) {
                throw new IllegalStateException("the broker runs already");
            }
            runs = true;
            URI here = URI.create("mqtt://127.0.0.1:" + wish.port());
            listener.accept(
                    new State.Running(wish.port(), wish.reach(), List.of(here), Bytes.ofHex("5a".repeat(32)), GUESTS));
        }

        @Override
        public void reach(NetworkChoice.Reach reach) {}

        @Override
        public CompletionStage<Void> stop() {
            runs = false;
            return CompletableFuture.completedFuture(null);
        }
    }
}
