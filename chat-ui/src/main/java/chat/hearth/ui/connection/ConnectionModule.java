package chat.hearth.ui.connection;

import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/// The network in use; for the injector of a session.
public final class ConnectionModule extends AbstractModule {
    /// Words about networks, and trying out a broker, which need no session.
    public static final class Words extends AbstractModule {
        @Override
        protected void configure() {
            bind(LinkWords.class);
            bind(BrokerFormViewModel.class);
            bind(JoinCodes.class);
            bind(TlsFiles.class);
        }
    }

    @Override
    protected void configure() {
        bind(Connection.class).in(Singleton.class);
        bind(NetworkWatch.class).in(Singleton.class);
        bind(ConnectionViewModel.class);
        bind(ConnectionController.Surroundings.class);
        bind(ConnectionController.class);
    }
}
