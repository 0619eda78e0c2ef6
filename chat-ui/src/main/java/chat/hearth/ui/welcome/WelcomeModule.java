package chat.hearth.ui.welcome;

import com.google.inject.AbstractModule;
import com.google.inject.assistedinject.FactoryModuleBuilder;

/// What one sees while nobody is signed in.
public final class WelcomeModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(WelcomeViewModel.class);
        bind(WelcomeWords.class);
        bind(WelcomeController.Frame.class);
        bind(WelcomeController.class);
        bind(UnlockController.Frame.class);
        install(new FactoryModuleBuilder().build(TroubleController.Factory.class));
        install(new FactoryModuleBuilder().build(UnlockViewModel.Factory.class));
        install(new FactoryModuleBuilder().build(UnlockController.Factory.class));
    }
}
