package chat.hearth.ui.welcome;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.snapshot.Gallery;
import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// A [Gallery] of the screens before the main window, and of the settings.
final class DoorGallery {
    private static final DisplayName LONG = new DisplayName("محمد بن عبد الله الأنصاري 🌸 Maximiliane v. H.");

    private final Path folder;

    private DoorGallery(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        Gallery.open(arguments, folder -> {
            DoorGallery gallery = new DoorGallery(folder);
            for (Look look : Look.all()) {
                gallery.draw("", look, 900, 980);
            }
            gallery.draw("", Look.LARGE, 760, 900);
            gallery.draw("", Look.LARGEST, 900, 900);
            gallery.draw("narrow-", Look.PLAIN, 420, 740);
        });
    }

    private void draw(String kind, Look look, double width, double height) throws IOException {
        for (Map.Entry<String, Function<DoorScreens, Parent>> picture :
                pictures().entrySet()) {
            DoorScreens screens = new DoorScreens();
            Scene scene = scene(screens, picture.getValue(), look, width, height);
            Snapshots.write(scene, folder.resolve(kind + picture.getKey() + "-" + look + ".png"));
            screens.appearance.undress(scene);
        }
    }

    static Scene scene(
            DoorScreens screens, Function<DoorScreens, Parent> picture, Look look, double width, double height) {
        screens.preferences.theme().set(look.theme());
        screens.preferences.language().set(look.language());
        screens.appearance.zoom().set(look.zoom());
        return screens.scene(picture.apply(screens), width, height);
    }

    static Map<String, Function<DoorScreens, Parent>> pictures() {
        Map<String, Function<DoorScreens, Parent>> pictures = new LinkedHashMap<>();
        pictures.put("welcome", DoorGallery::welcome);
        pictures.put("welcome-failed", DoorGallery::failed);
        pictures.put("welcome-broker", DoorGallery::broker);
        pictures.put("welcome-kept", DoorGallery::kept);
        pictures.put("trouble-damaged", screens -> screens.trouble(StoreException.Why.DAMAGED));
        pictures.put("trouble-key", screens -> screens.trouble(StoreException.Why.WRONG_KEY));
        pictures.put("unlock", screens -> screens.unlock(unlocking(screens)));
        pictures.put("unlock-working", DoorGallery::working);
        pictures.put("unlock-wrong", screens -> screens.unlock(wrong(screens)));
        pictures.put("passphrase", screens -> Gallery.dialog(screens.passphrase(screens.protection(false))));
        pictures.put("passphrase-change", screens -> Gallery.dialog(screens.passphrase(screens.protection(true))));
        pictures.put("settings", screens -> Gallery.dialog(screens.settings()));
        pictures.put("keys", screens -> Gallery.dialog(screens.keys()));
        pictures.put("question-signout", screens -> Gallery.dialog(screens.question(signOut(screens.texts))));
        pictures.put("question-quit", screens -> Gallery.dialog(screens.question(quit(screens.texts))));
        return pictures;
    }

    private static Parent welcome(DoorScreens screens) {
        screens.welcome.name().set("Yuki Tanaka");
        return screens.welcome();
    }

    private static Parent failed(DoorScreens screens) {
        Parent view = screens.welcome();
        screens.welcome.name().set("Yuki");
        screens.welcome.way().set(WelcomeViewModel.Way.HOST);
        screens.welcome.start();
        screens.signIn.stage.completeExceptionally(
                new NetworkUnavailable(new NetworkUnavailable.Reason.NotReached(Link.Why.WRONG_PASSWORD), "test"));
        return view;
    }

    private static Parent broker(DoorScreens screens) {
        screens.welcome.name().set("x".repeat(60));
        screens.welcome.way().set(WelcomeViewModel.Way.BROKER);
        return screens.welcome();
    }

    private static Parent kept(DoorScreens screens) {
        screens.signIn.kept.add(new KeptAccount("1", new DisplayName("林美 🌸 Mei Lin")));
        screens.signIn.kept.add(new KeptAccount("2", LONG));
        screens.welcome.way().set(WelcomeViewModel.Way.INVITATION);
        return screens.welcome();
    }

    private static UnlockViewModel unlocking(DoorScreens screens) {
        return new UnlockViewModel("1", screens.signIn, screens.core);
    }

    private static Parent working(DoorScreens screens) {
        UnlockViewModel model = unlocking(screens);
        model.typed().set("the cold bright house");
        model.open();
        return screens.unlock(model);
    }

    private static UnlockViewModel wrong(DoorScreens screens) {
        UnlockViewModel model = unlocking(screens);
        model.typed().set("the cold bright house");
        model.open();
        model.forget();
        screens.signIn.stage.completeExceptionally(
                new PassphraseRefused(PassphraseRefused.Why.WRONG, Duration.ofSeconds(4)));
        return model;
    }

    private static Question signOut(Texts texts) {
        return new Question(
                texts.get("settings.signout.title", LONG),
                texts.get("settings.signout.text"),
                List.of(
                        new Question.Choice(texts.get("settings.signout.keep"), Question.Weight.USUAL, () -> {}),
                        new Question.Choice(texts.get("settings.signout.erase"), Question.Weight.DANGER, () -> {})));
    }

    private static Question quit(Texts texts) {
        return new Question(
                texts.get("application.quit.title"),
                texts.get("application.quit.text", 3),
                List.of(new Question.Choice(texts.get("application.quit.anyway"), Question.Weight.DANGER, () -> {})));
    }
}
