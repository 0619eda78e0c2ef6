package chat.hearth.persistence;

import chat.hearth.core.store.Stores;
import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/// Stores in files, by MapDB. Needs the core thread from another module.
public final class PersistenceModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Engine.class).to(JournalEngine.class);
        bind(Stores.class).to(MapDbStores.class).in(Singleton.class);
    }
}
