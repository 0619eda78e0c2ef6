package chat.hearth.ui.sidebar;

import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/// The list of conversations; for the injector of a session.
public final class SidebarModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(SidebarViewModel.class).in(Singleton.class);
        bind(SidebarController.class).in(Singleton.class);
        bind(SidebarController.Frame.class);
        bind(FootController.class);
        bind(RowWords.class);
        bind(NobodyController.class);
    }
}
