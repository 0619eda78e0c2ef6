package chat.hearth.ui.app;

import chat.hearth.mqtt.MqttModule;
import chat.hearth.persistence.PersistenceModule;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import java.util.List;

/// Puts the program together. Another kind of store or network is one module instead of another.
final class Program {
    private Program() {}

    /// The adapters of the installed program: MapDB and MQTT.
    static List<Module> adapters() {
        return List.of(new PersistenceModule(), new MqttModule());
    }

    static Injector of(FrameModule.Beginning beginning, List<Module> adapters) {
        return Guice.createInjector(new Strict(), new FrameModule(beginning), modules(adapters));
    }

    private static Module modules(List<Module> adapters) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                adapters.forEach(this::install);
            }
        };
    }

    /// Without these a session's object would silently be made in the parent and shared by two sessions.
    private static final class Strict extends AbstractModule {
        @Override
        protected void configure() {
            binder().requireExplicitBindings();
            binder().requireAtInjectOnConstructors();
            binder().requireExactBindingAnnotations();
        }
    }
}
