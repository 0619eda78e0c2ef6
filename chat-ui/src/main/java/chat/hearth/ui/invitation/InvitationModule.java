package chat.hearth.ui.invitation;

import chat.hearth.ui.qr.QrReader;
import com.google.inject.AbstractModule;

/// The screens about invitations and requests; for the injector of a session.
public final class InvitationModule extends AbstractModule {
    /// Reading somebody's invitation, which needs no session.
    public static final class Field extends AbstractModule {
        @Override
        protected void configure() {
            bind(QrReader.class);
            bind(InvitationFieldViewModel.class);
            bind(InvitationFieldController.class);
        }
    }

    @Override
    protected void configure() {
        bind(InviteViewModel.class);
        bind(InviteController.Words.class);
        bind(InviteController.class);
        bind(AddContactViewModel.Said.class);
        bind(AddContactViewModel.class);
        bind(AddContactController.Frame.class);
        bind(AddContactController.Factory.class);
        bind(RequestsViewModel.class);
        bind(RequestsController.class);
    }
}
