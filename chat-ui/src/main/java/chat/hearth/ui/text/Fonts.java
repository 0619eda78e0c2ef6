package chat.hearth.ui.text;

import java.util.List;
import javafx.scene.text.Font;

/// The bundled fonts. JavaFX does not look into fonts that an application has loaded for
/// characters that another lacks, so one family has both the Latin and the Chinese ones.
public final class Fonts {
    /// For `-fx-font-family`. It has a regular and a bold face.
    public static final String FAMILY = "Hearth Sans";

    private Fonts() {}

    /// Called once, before the first scene. If a file cannot be used (JavaFX copies it to the
    /// temporary folder, which may be full), text comes in the system's font.
    public static void load() {
        for (String name : List.of("HearthSans-Regular.ttf", "HearthSans-Bold.ttf")) {
            var file = Fonts.class.getResource(name);
            if (file == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            Font.loadFont(file.toExternalForm(), 0);
        }
    }
}
