package chat.hearth.ui.settings;

import com.google.inject.AbstractModule;

/// What can be set, the passphrase, and the list of keys; for the injector of a session.
public final class SettingsModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(SettingsViewModel.class);
        bind(SettingsController.Frame.class);
        bind(SettingsController.class);
        bind(KeysController.class);
        bind(PassphraseViewModel.class);
        bind(PassphraseController.Frame.class);
        bind(PassphraseController.class);
    }
}
