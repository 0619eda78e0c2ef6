package chat.hearth.ui.app;

import chat.hearth.core.store.Stores;
import chat.hearth.core.transport.memory.InMemoryNetworks;
import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/// In place of both adapters.
final class MemoryModule extends AbstractModule {
    private final InMemoryNetworks networks;

    MemoryModule(InMemoryNetworks networks) {
        this.networks = networks;
    }

    @Override
    protected void configure() {
        install(new MemoryNetworkModule(networks));
        bind(MemoryStores.class).in(Singleton.class);
        bind(Stores.class).to(MemoryStores.class);
    }
}
