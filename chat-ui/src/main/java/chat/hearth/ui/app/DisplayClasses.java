package chat.hearth.ui.app;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;

/// The classes of JavaFX that only a display needs. A rehearsal has none, but what it keeps is for programs that do.
final class DisplayClasses {
    private static final String GRAPHICS = "javafx.graphics";
    private static final String CLASS = ".class";
    private static final List<String> PACKAGES = List.of(
            "com/sun/glass/ui/gtk/",
            "com/sun/glass/ui/win/",
            "com/sun/glass/ui/mac/",
            "com/sun/prism/es2/",
            "com/sun/prism/d3d/",
            "com/sun/prism/mtl/");

    private DisplayClasses() {}

    /// Loads those of this system, and initializes none. Where JavaFX is on the class path it does nothing.
    static void load() throws IOException {
        Module graphics = Application.class.getModule();
        if (!GRAPHICS.equals(graphics.getName())) {
            return;
        }
        var module = graphics.getLayer().configuration().findModule(GRAPHICS).orElseThrow();
        try (ModuleReader reader = module.reference().open();
                Stream<String> entries = reader.list()) {
            entries.filter(DisplayClasses::isMeant).forEach(entry -> Class.forName(graphics, name(entry)));
        }
    }

    private static boolean isMeant(String entry) {
        return entry.endsWith(CLASS) && PACKAGES.stream().anyMatch(entry::startsWith);
    }

    private static String name(String entry) {
        return entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
    }
}
