package chat.hearth.ui.app;

import chat.hearth.core.session.Session;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.ConnectionModule;
import chat.hearth.ui.contact.ContactModule;
import chat.hearth.ui.conversation.ConversationModule;
import chat.hearth.ui.invitation.InvitationModule;
import chat.hearth.ui.settings.Protection;
import chat.hearth.ui.settings.SettingsModule;
import chat.hearth.ui.sidebar.SidebarModule;
import chat.hearth.ui.verification.VerificationModule;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.QuestionController;
import chat.hearth.ui.window.IdleWatch;
import chat.hearth.ui.window.Screens;
import chat.hearth.ui.window.WindowController;
import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/// What lives as long as one is signed in.
final class SessionModule extends AbstractModule {
    private final Session session;
    private final Connection.Beginning beginning;
    private final Protection protection;

    SessionModule(Session session, Connection.Beginning beginning, Protection protection) {
        this.session = session;
        this.beginning = beginning;
        this.protection = protection;
    }

    @Override
    protected void configure() {
        bind(Session.class).toInstance(session);
        bind(Connection.Beginning.class).toInstance(beginning);
        bind(Protection.class).toInstance(protection);
        bind(Navigator.class).in(Singleton.class);
        bind(Notices.class).in(Singleton.class);
        bind(IdleWatch.class).in(Singleton.class);
        bind(WindowController.class).in(Singleton.class);
        bind(Screens.class).to(SessionScreens.class);
        bind(SessionScreens.class);
        bind(SessionScreens.Pages.class);
        bind(SessionScreens.Dialogs.class);
        bind(SessionScreens.Single.class);
        bind(QuestionController.Factory.class);
        install(new ConnectionModule());
        install(new ContactModule());
        install(new ConversationModule());
        install(new InvitationModule());
        install(new SettingsModule());
        install(new SidebarModule());
        install(new VerificationModule());
    }
}
