package chat.hearth.ui.verification;

import com.google.inject.AbstractModule;
import com.google.inject.assistedinject.FactoryModuleBuilder;

/// The screen of the safety number; for the injector of a session.
public final class VerificationModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(SafetyNumberController.Frame.class);
        install(new FactoryModuleBuilder().build(SafetyNumberViewModel.Factory.class));
        install(new FactoryModuleBuilder().build(SafetyNumberController.Factory.class));
    }
}
