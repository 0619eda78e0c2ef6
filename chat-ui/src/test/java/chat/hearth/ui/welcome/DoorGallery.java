package chat.hearth.ui.welcome;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.text.Fonts;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/// Draws the screens before the main window, and the settings, to look at, in the folder given.
/// Run it with `-Dglass.platform=Headless -Dprism.order=sw`.
final class DoorGallery {
    private final Path folder;

    private DoorGallery(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Platform.startup(() -> {
            try {
                Files.createDirectories(folder);
                Fonts.load();
                new DoorGallery(folder).draw();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } finally {
                Platform.exit();
            }
        });
    }

    private void draw() throws IOException {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (Language language : Language.values()) {
                draw(theme, language);
            }
        }
        DoorScreens narrow = screens(Theme.LIGHT, Language.ENGLISH);
        narrow.appearance.zoom().set(1.5);
        write(narrow, narrow.welcome(), 640, 900, "welcome-150");
        write(narrow, new StackPane(narrow.settings()), 640, 900, "settings-150");
        DoorScreens people = screens(Theme.DARK, Language.ENGLISH);
        people.signIn.kept.add(new KeptAccount("1", new DisplayName("林美 🌸 Mei Lin")));
        people.signIn.kept.add(new KeptAccount("2", new DisplayName("شخص له اسم طويل جدا جدا جدا جدا جدا")));
        people.welcome.way().set(WelcomeViewModel.Way.INVITATION);
        write(people, people.welcome(), 900, 980, "welcome-kept");
    }

    private void draw(Theme theme, Language language) throws IOException {
        String end = "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + language.code();
        DoorScreens screens = screens(theme, language);
        screens.welcome.name().set("Yuki Tanaka");
        write(screens, screens.welcome(), 1000, 740, "welcome" + end);
        screens = screens(theme, language);
        Parent view = screens.welcome();
        screens.welcome.name().set("Yuki");
        screens.welcome.way().set(WelcomeViewModel.Way.HOST);
        screens.welcome.start();
        screens.signIn.stage.completeExceptionally(
                new NetworkUnavailable(new NetworkUnavailable.Reason.NotReached(Link.Why.WRONG_PASSWORD), "test"));
        write(screens, view, 900, 980, "welcome-failed" + end);
        screens = screens(theme, language);
        screens.welcome.name().set("x".repeat(60));
        screens.welcome.way().set(WelcomeViewModel.Way.BROKER);
        write(screens, screens.welcome(), 900, 980, "welcome-broker" + end);
        write(screens, screens.trouble(StoreException.Why.DAMAGED), 800, 500, "trouble" + end);
        write(screens, screens.unlock(wrong(screens)), 800, 600, "unlock" + end);
        write(screens, new StackPane(screens.passphrase(screens.unprotected())), 800, 800, "passphrase" + end);
        write(screens, new StackPane(screens.settings()), 800, 800, "settings" + end);
        write(screens, new StackPane(screens.keys()), 800, 600, "keys" + end);
        Question signOut = question(
                screens.texts,
                screens.texts.get("settings.signout.title", "Yuki"),
                "settings.signout.text",
                "settings.signout.keep",
                "settings.signout.erase");
        write(screens, new StackPane(screens.question(signOut)), 800, 460, "question-signout" + end);
        Question quit = question(
                screens.texts,
                screens.texts.get("application.quit.title"),
                "application.quit.text",
                "",
                "application.quit.anyway");
        write(screens, new StackPane(screens.question(quit)), 460, 360, "question-quit" + end);
    }

    private static Question question(Texts texts, String title, String text, String usual, String danger) {
        List<Question.Choice> choices = new ArrayList<>();
        if (!usual.isEmpty()) {
            choices.add(new Question.Choice(texts.get(usual), Question.Weight.USUAL, () -> {}));
        }
        choices.add(new Question.Choice(texts.get(danger), Question.Weight.DANGER, () -> {}));
        return new Question(title, texts.get(text, 3), choices);
    }

    private static DoorScreens screens(Theme theme, Language language) {
        DoorScreens screens = new DoorScreens();
        screens.preferences.theme().set(theme);
        screens.preferences.language().set(language);
        return screens;
    }

    private void write(DoorScreens screens, Parent view, double width, double height, String name) throws IOException {
        Scene scene = screens.scene(view, width, height);
        Snapshots.write(scene, folder.resolve(name + ".png"));
        screens.appearance.undress(scene);
    }
    /// After a wrong passphrase.
    private static UnlockViewModel wrong(DoorScreens screens) {
        UnlockViewModel model = new UnlockViewModel("1", screens.signIn, screens.core);
        model.typed().set("the cold bright house");
        model.open();
        model.forget();
        screens.signIn.stage.completeExceptionally(
                new PassphraseRefused(PassphraseRefused.Why.WRONG, Duration.ofSeconds(4)));
        return model;
    }
}
