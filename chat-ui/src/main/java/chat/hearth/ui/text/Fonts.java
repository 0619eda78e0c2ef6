package chat.hearth.ui.text;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// The bundled fonts. JavaFX does not look into fonts that an application has loaded for
/// characters that another lacks, so one family has both the Latin and the Chinese ones.
public final class Fonts {
    /// For `-fx-font-family`. It has a regular and a bold face.
    public static final String FAMILY = "Hearth Sans";

    /// The property that names the folder with the files, where they lie in one, as in the package.
    private static final String FOLDER = "hearth.fonts";

    private Fonts() {}

    /// Called once, before the first scene. If a file cannot be used (from a jar, JavaFX copies it to the
    /// temporary folder, which may be full), text comes in the system's font.
    public static void load() {
        for (String name : List.of("HearthSans-Regular.ttf", "HearthSans-Bold.ttf")) {
            Font.loadFont(place(name, System.getProperty(FOLDER)), 0);
        }
    }

    static String place(String name, @Nullable String folder) {
        if (folder != null) {
            // JavaFX takes what is behind the colon as it is, so a space must stay one.
            return "file:" + Path.of(folder, name).toUri().getPath();
        }
        URL file = Fonts.class.getResource(name);
        if (file == null) {
            throw new IllegalStateException("not on the class path: " + name);
        }
        return file.toExternalForm();
    }
}
