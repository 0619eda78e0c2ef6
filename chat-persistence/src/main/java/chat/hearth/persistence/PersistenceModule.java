package chat.hearth.persistence;

import chat.hearth.core.store.Stores;
import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/// Stores in files, by MapDB, sealed under keys of their own. Needs the core thread from another module.
public final class PersistenceModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Engine.Maker.class).toInstance(JournalEngine::new);
        bind(StoreKeys.class).in(Singleton.class);
        bind(Stores.class).to(MapDbStores.class).in(Singleton.class);
    }
}
