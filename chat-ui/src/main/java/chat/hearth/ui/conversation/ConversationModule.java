package chat.hearth.ui.conversation;

import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/// What a conversation's page is made of; belongs into the injector of a session, whose places it keeps. It needs
/// bindings for the session, the core and FX threads, the connection, and what all screens share.
public final class ConversationModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Places.class).in(Singleton.class);
        bind(ConversationController.Sources.class);
        bind(ConversationController.Frame.class);
        bind(ConversationController.Factory.class);
    }
}
