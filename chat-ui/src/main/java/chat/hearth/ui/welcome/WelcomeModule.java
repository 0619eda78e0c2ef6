package chat.hearth.ui.welcome;

import com.google.inject.AbstractModule;

/// What one sees while nobody is signed in.
public final class WelcomeModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(WelcomeViewModel.class);
        bind(WelcomeWords.class);
        bind(WelcomeController.Frame.class);
        bind(WelcomeController.class);
        bind(UnlockController.Frame.class);
        bind(TroubleController.Factory.class);
        bind(UnlockController.Factory.class);
    }
}
