package chat.hearth.ui.verification;

import com.google.inject.AbstractModule;

/// The screen of the safety number; for the injector of a session.
public final class VerificationModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(SafetyNumberController.Frame.class);
        bind(SafetyNumberController.Factory.class);
    }
}
