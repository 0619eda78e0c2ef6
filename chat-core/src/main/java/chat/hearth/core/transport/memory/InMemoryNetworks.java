package chat.hearth.core.transport.memory;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Endpoint;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Networks;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Networks in memory, one for each host and port; all hosts that mean this computer are one. May be asked on any
/// thread.
public final class InMemoryNetworks implements Networks {
    private final CoreThread core;
    private final Map<Endpoint, InMemoryNetwork> networks = new ConcurrentHashMap<>();

    @Inject
    public InMemoryNetworks(CoreThread core) {
        this.core = core;
    }

    @Override
    public InMemoryNetwork at(NetworkChoice choice) {
        return networks.computeIfAbsent(endpoint(choice), _ -> new InMemoryNetwork(core));
    }

    /// The same networks for those whose core thread is another one: for several applications in one process.
    public Networks seenFrom(CoreThread other) {
        return choice -> at(choice).seenFrom(other);
    }

    private static Endpoint endpoint(NetworkChoice choice) {
        return switch (choice) {
            case NetworkChoice.Hosted hosted -> new Endpoint("localhost", hosted.port());
            case NetworkChoice.Guest guest -> endpoint(guest.uri());
            case NetworkChoice.Broker broker -> endpoint(broker.uri());
        };
    }

    private static Endpoint endpoint(URI uri) {
        Endpoint there = Endpoint.of(uri);
        return there.isLoopback() ? new Endpoint("localhost", there.port()) : there;
    }
}
