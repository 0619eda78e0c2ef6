package chat.hearth.ui.app;

import chat.hearth.core.session.SessionFactory;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.ui.connection.ConnectionModule;
import chat.hearth.ui.contact.PresenceWords;
import chat.hearth.ui.invitation.InvitationModule;
import chat.hearth.ui.settings.About;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.settings.SignOut;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.RestingCaret;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.Ui;
import chat.hearth.ui.view.ViewLoader;
import chat.hearth.ui.welcome.Remedies;
import chat.hearth.ui.welcome.SignIn;
import chat.hearth.ui.welcome.WelcomeModule;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import jakarta.inject.Provider;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.HostServices;
import javafx.stage.Stage;

/// What lives as long as the program, whoever is signed in. Stores and networks come from other modules.
final class FrameModule extends AbstractModule {
    /// Pictures to read at a time.
    private static final int BACKGROUND_THREADS = 2;

    private final Beginning beginning;

    /// What is there before everything else; the window and the services may come later, with the toolkit.
    record Beginning(Options options, Profile profile, Provider<Stage> stage, Provider<HostServices> services) {}

    FrameModule(Beginning beginning) {
        this.beginning = beginning;
    }

    @Override
    protected void configure() {
        bind(Options.class).toInstance(beginning.options());
        bind(StartTrace.class).toInstance(StartTrace.of(beginning.options()));
        bind(Profile.class).toInstance(beginning.profile());
        bind(Stage.class).toProvider(beginning.stage());
        bind(HostServices.class).toProvider(beginning.services());
        bind(About.class).toInstance(new About(Version.number()));
        bind(Desktop.class).to(FxDesktop.class);
        bind(Texts.class).in(Singleton.class);
        bind(Appearance.class).in(Singleton.class);
        bind(Preferences.class).in(Singleton.class);
        bind(EmojiPictures.class).toInstance(new EmojiPictures());
        bind(ViewLoader.class);
        bind(Times.class);
        bind(EverySecond.class);
        bind(RestingCaret.class);
        bind(PresenceWords.class);
        install(new ConnectionModule.Words());
        install(new InvitationModule.Field());
        install(new WelcomeModule());
        bindProgram();
        bindThreads();
    }

    private void bindProgram() {
        bind(Accounts.class).in(Singleton.class);
        bind(AccountOpening.class).in(Singleton.class);
        bind(AccountOpening.Threads.class);
        bind(SessionScope.Factory.class);
        bind(StoreProtection.Threads.class);
        bind(CommandLineNetwork.class).in(Singleton.class);
        bind(MainStage.class).in(Singleton.class);
        bind(MainWindow.class).in(Singleton.class);
        bind(Hall.class).in(Singleton.class);
        bind(Hall.Threads.class);
        bind(Hall.Doors.class);
        bind(Hearth.class).in(Singleton.class);
        bind(Entrance.class).in(Singleton.class);
        bind(SignIn.class).to(Entrance.class);
        bind(SignOut.class).to(Hearth.class);
        bind(Remedies.class).to(Hearth.class);
        bind(KeptPreferences.class).in(Singleton.class);
    }

    private void bindThreads() {
        DaemonCoreThread core = new DaemonCoreThread("hearth-core", InstantSource.system());
        bind(CoreThread.class).toInstance(core);
        bind(InstantSource.class).toInstance(core);
        bind(new TypeLiteral<Supplier<ZoneId>>() {}).toInstance(ZoneId::systemDefault);
        bind(Executor.class).annotatedWith(Ui.class).to(UiExecutor.class);
        bind(UiExecutor.class).in(Singleton.class);
        bind(SecureRandom.class).toInstance(new SecureRandom());
    }

    @Provides
    @Singleton
    @Background
    Executor background() {
        return Executors.newFixedThreadPool(
                BACKGROUND_THREADS,
                Thread.ofPlatform().daemon().name("hearth-background-", 1).factory());
    }

    @Provides
    SessionFactory sessions(CoreThread core, SecureRandom random) {
        return new SessionFactory(core, random);
    }

    @Provides
    @Singleton
    SettingsFile settings(Profile profile) {
        Executor writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("hearth-settings").daemon().factory());
        return SettingsFile.read(profile.settings(), writer);
    }
}
