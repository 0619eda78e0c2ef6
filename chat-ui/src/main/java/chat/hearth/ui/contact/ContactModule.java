package chat.hearth.ui.contact;

import com.google.inject.AbstractModule;

/// The screens about people; for the injector of a session.
public final class ContactModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(ContactDetailsController.Words.class);
        bind(ContactDetailsController.Factory.class);
    }
}
