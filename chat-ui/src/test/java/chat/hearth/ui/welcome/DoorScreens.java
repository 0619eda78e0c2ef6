package chat.hearth.ui.welcome;

import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.session.Session;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck;
import chat.hearth.ui.connection.BrokerFormViewModel;
import chat.hearth.ui.connection.JoinCodes;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.connection.TlsFiles;
import chat.hearth.ui.invitation.FakeDesktop;
import chat.hearth.ui.invitation.InvitationFieldController;
import chat.hearth.ui.invitation.InvitationFieldViewModel;
import chat.hearth.ui.qr.QrReader;
import chat.hearth.ui.settings.About;
import chat.hearth.ui.settings.KeysController;
import chat.hearth.ui.settings.PassphraseController;
import chat.hearth.ui.settings.PassphraseViewModel;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.settings.Protection;
import chat.hearth.ui.settings.SettingsController;
import chat.hearth.ui.settings.SettingsViewModel;
import chat.hearth.ui.settings.SignOut;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.QuestionController;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// The screens of this package and of the settings on parts of a test. Made and used on the FX thread.
final class DoorScreens {
    static final PeerId SELF = new PeerId("k7qz2m4xp7wd3lfa".repeat(2));

    final Attempts signIn = new Attempts();
    final List<String> done = new ArrayList<>();
    final Texts texts = new Texts();
    final Navigator navigator = new Navigator();
    final Appearance appearance = new Appearance();
    final Preferences preferences = new Preferences(texts, appearance);
    final ViewLoader views = new ViewLoader(texts);
    final EmojiPictures pictures = new EmojiPictures();
    final ManualCore core = new ManualCore();
    final WelcomeViewModel welcome = new WelcomeViewModel(signIn, new JoinCodes(new SecureRandom()), core);
    String clipboard = "";
    String name = "Yuki Tanaka";

    Parent welcome() {
        NetworkCheck check = (_, _) -> () -> {};
        InvitationFieldController field = new InvitationFieldController(
                new InvitationFieldViewModel(Runnable::run, Runnable::run), new QrReader(), desktop(), texts);
        return views.load(new WelcomeController(
                welcome,
                preferences,
                field,
                new BrokerFormViewModel(
                        check, core, Runnable::run, new TlsFiles(new FakeDesktop(), Runnable::run, Runnable::run)),
                new WelcomeController.Frame(texts, views, words(), pictures)));
    }

    Parent trouble(StoreException.Why why) {
        return views.load(new TroubleController(
                why, Path.of("/home/yuki/.local/share/hearth/profiles/default"), remedies(), texts));
    }

    Parent unlock(UnlockViewModel model) {
        return views.load(
                new UnlockController(model, remedies(), new UnlockController.Frame(texts, words(), everySecond())));
    }

    Parent passphrase(Protection protection) {
        return views.load(new PassphraseController(
                new PassphraseViewModel(protection, core),
                new PassphraseController.Frame(texts, words(), navigator, new Notices(), everySecond())));
    }

    Protection unprotected() {
        return protection(false);
    }

    Protection protection(boolean on) {
        return proxy(
                Protection.class,
                (method, _) -> method.equals("isOn") ? CompletableFuture.completedFuture(on) : note(method));
    }

    Parent settings() {
        SignOut signOut = answering(SignOut.class);
        return views.load(new SettingsController(
                new SettingsViewModel(session(), Runnable::run),
                preferences,
                signOut,
                new About("0.1.0"),
                new SettingsController.Frame(texts, navigator, new Notices(), desktop())));
    }

    Parent keys() {
        return views.load(new KeysController(navigator, texts));
    }

    Parent question(Question question) {
        return views.load(new QuestionController(question, navigator, pictures));
    }

    /// Dressed, with its styles applied and laid out.
    Scene scene(Parent view, double width, double height) {
        Scene scene = new Scene(view, width, height);
        appearance.dress(scene);
        view.applyCss();
        view.layout();
        return scene;
    }

    private LinkWords words() {
        return new LinkWords(texts, new Times(texts, core, () -> ZoneOffset.UTC));
    }

    private EverySecond everySecond() {
        return new EverySecond(core, Runnable::run);
    }

    private Remedies remedies() {
        return answering(Remedies.class);
    }

    private Desktop desktop() {
        return proxy(Desktop.class, (method, arguments) -> switch (method) {
            case "copiedText" -> Optional.of(clipboard).filter(text -> !text.isEmpty());
            case "copiedPicture", "choosePicture", "chooseTarget" -> Optional.empty();
            default -> note(method + " " + arguments[0]);
        });
    }

    private Session session() {
        return proxy(Session.class, (method, arguments) -> switch (method) {
            case "self" -> SELF;
            case "privacy" -> CompletableFuture.completedFuture(Privacy.OPEN);
            case "follow" -> {
                ((Follower) arguments[1])
                        .begin(new Overview(
                                SELF,
                                new DisplayName(name),
                                new Link.Closed(),
                                List.of(),
                                List.of(),
                                Map.of(),
                                Set.of()));
                yield (chat.hearth.core.event.Subscription) () -> done.add("closed");
            }
            default -> note(method + " " + arguments[0]);
        });
    }

    private <T> T answering(Class<T> type) {
        return proxy(type, (method, _) -> note(method));
    }

    private @Nullable Object note(String call) {
        done.add(call);
        return null;
    }

    private interface Answer {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> answer.to(method.getName(), arguments == null ? new Object[0] : arguments)));
    }
}
