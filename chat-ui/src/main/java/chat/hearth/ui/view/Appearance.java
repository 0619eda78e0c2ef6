package chat.hearth.ui.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Theme and size of everything shown, changed while it is shown. Colours and sizes are in `tokens-light.css` and
/// `tokens-dark.css`; what all screens share is in `base.css`. Lives on the FX thread.
public final class Appearance {
    /// Text size at 100 %, in pixels.
    private static final double TEXT_SIZE = 14;
    /// Icons are text, so a size in em would grow by itself each time that styles are applied.
    private static final double ICON_EM = 1.3;

    private static final double SMALL_ICON_EM = 0.95;

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final DoubleProperty zoom = new SimpleDoubleProperty(1);
    private final List<Scene> scenes = new ArrayList<>();

    @Inject
    public Appearance() {
        theme.addListener((_, _, _) -> apply());
        zoom.addListener((_, _, _) -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> apply());
        apply();
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /// 1 is 100 %; from 0.8 to 2.
    public DoubleProperty zoom() {
        return zoom;
    }

    /// Dresses a scene, now and at every change.
    public void dress(Scene scene) {
        scenes.add(scene);
        apply(scene);
    }

    /// Dresses a scene again whose root is another one now.
    public void refresh(Scene scene) {
        apply(scene);
    }

    public void undress(Scene scene) {
        scenes.remove(scene);
    }

    public boolean isDark() {
        return switch (theme.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply() {
        var looks = isDark() ? new PrimerDark() : new PrimerLight();
        // Parsed when the theme was made; as text it takes a good part of the start.
        Application.setUserAgentStylesheet(looks.getUserAgentStylesheetBSS());
        scenes.forEach(this::apply);
    }

    private void apply(Scene scene) {
        List<String> sheets =
                List.of(file(isDark() ? "tokens-dark.css" : "tokens-light.css"), file("base.css"), text("text.css"));
        // To set the same ones again lets JavaFX forget all that it knows of styles.
        if (!scene.getStylesheets().equals(sheets)) {
            scene.getStylesheets().setAll(sheets);
        }
        double em = TEXT_SIZE * zoom.get();
        scene.getRoot()
                .setStyle("-fx-font-size: " + em + "px; -hearth-icon: " + ICON_EM * em + "px; -hearth-icon-small: "
                        + SMALL_ICON_EM * em + "px;");
    }

    private static String file(String name) {
        return url(Appearance.class.getResource(name));
    }

    private static String text(String name) {
        return url(Appearance.class.getResource("/chat/hearth/ui/text/" + name));
    }

    private static String url(@Nullable URL url) {
        return Objects.requireNonNull(url, "a stylesheet is missing").toExternalForm();
    }
}
