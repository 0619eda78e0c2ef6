package chat.hearth.ui.contact;

import com.google.inject.AbstractModule;
import com.google.inject.assistedinject.FactoryModuleBuilder;

/// The screens about people; for the injector of a session.
public final class ContactModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(ContactDetailsController.Words.class);
        install(new FactoryModuleBuilder().build(ContactDetailsViewModel.Factory.class));
        install(new FactoryModuleBuilder().build(ContactDetailsController.Factory.class));
    }
}
