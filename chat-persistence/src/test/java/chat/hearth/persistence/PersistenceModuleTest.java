package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertSame;

import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.time.ManualCore;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import org.junit.jupiter.api.Test;

final class PersistenceModuleTest {
    @Test
    void storesAreMadeOfExplicitBindingsAlone() {
        Injector injector = Guice.createInjector(new PersistenceModule(), new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                binder().requireAtInjectOnConstructors();
                bind(CoreThread.class).toInstance(new ManualCore());
            }
        });

        Stores stores = injector.getInstance(Stores.class);

        assertSame(stores, injector.getInstance(Stores.class));
    }
}
