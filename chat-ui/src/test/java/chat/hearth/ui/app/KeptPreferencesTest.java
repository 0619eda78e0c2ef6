package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPreferencesTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @Test
    void whatIsChangedIsThereAfterARestart() throws Exception {
        FxThread.call(() -> {
            Preferences before = begin();
            before.language().set(Language.CHINESE);
            before.theme().set(Theme.DARK);
            before.enterKey().set(Preferences.EnterKey.BREAKS_LINE);
            before.zoomTo(1.5);
            return before;
        });

        Preferences after = FxThread.call(this::begin);

        assertEquals(
                List.of(Language.CHINESE, Theme.DARK, Preferences.EnterKey.BREAKS_LINE, 1.5),
                List.of(
                        after.language().get(),
                        after.theme().get(),
                        after.enterKey().get(),
                        after.zoom().get()));
    }

    @Test
    void theSizeIsKeptHoweverMuchMemoryIsCleaned() throws Exception {
        Preferences before = FxThread.call(this::begin);
        System.gc();

        FxThread.call(() -> {
            before.zoomTo(2);
            return before;
        });

        assertEquals(Optional.of("2.0"), file().get("zoom"));
    }

    @Test
    void whatTheCommandLineSaysCountsAndIsNotKept() throws Exception {
        Preferences shown = FxThread.call(() -> begin("--theme", "dark", "--lang", "zh"));

        assertEquals(
                List.of(Theme.DARK, Language.CHINESE),
                List.of(shown.theme().get(), shown.language().get()));
        assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(file().get("theme"), file().get("language")));
    }

    private Preferences begin(String... arguments) {
        Options options = Options.of(arguments);
        Preferences preferences = new Preferences(new Texts(), new Appearance());
        new KeptPreferences(preferences, file(), options).begin();
        return preferences;
    }

    private SettingsFile file() {
        return SettingsFile.read(folder.resolve("settings"), Runnable::run);
    }
}
