package chat.hearth.ui.app;

import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Networks;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// The installed program without its windows: MapDB and MQTT, on a core thread that the test has made.
record Windowless(CoreThread core, Stores stores, Networks networks) {
    static Windowless on(CoreThread core) {
        Injector injector = Guice.createInjector(new AbstractModule() {
            @Override
            protected void configure() {
                bind(CoreThread.class).toInstance(core);
                Program.adapters().forEach(this::install);
            }
        });
        return new Windowless(core, injector.getInstance(Stores.class), injector.getInstance(Networks.class));
    }

    /// What is asked for on the core thread.
    <T> CompletableFuture<T> ask(Supplier<CompletionStage<T>> question) {
        return CompletableFuture.supplyAsync(question, core).thenCompose(answer -> answer);
    }
}
