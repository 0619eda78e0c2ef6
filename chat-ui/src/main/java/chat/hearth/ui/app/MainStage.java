package chat.hearth.ui.app;

import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.RestingCaret;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window of the desktop, whatever it shows: its place on the screen, which is found again, and its looks.
final class MainStage {
    private static final String PLACE = "window";
    private static final Pattern PLACE_FORM =
            Pattern.compile("-?\\d{1,6},-?\\d{1,6},\\d{3,6},\\d{3,6},(normal|maximized)");
    private static final int FIRST_FRAMES = 10;
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 740;
    private static final double SMALLEST_WIDTH = 360;
    private static final double SMALLEST_HEIGHT = 420;

    private final Stage stage;
    private final Scene scene;
    private final SettingsFile settings;
    private final Appearance appearance;
    private final Hall.Threads threads;

    @Inject
    MainStage(
            Stage stage,
            SettingsFile settings,
            Appearance appearance,
            Texts texts,
            RestingCaret caret,
            Hall.Threads threads) {
        this.stage = stage;
        this.settings = settings;
        this.appearance = appearance;
        this.threads = threads;
        this.scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        stage.titleProperty().bind(texts.bind("window.title"));
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setScene(scene);
        appearance.dress(scene);
        caret.watch(scene);
    }

    Scene scene() {
        return scene;
    }

    Stage stage() {
        return stage;
    }

    /// Shows the window where it was last, if that is still on a screen.
    void open() {
        place().ifPresent(this::restore);
        stage.show();
        // Nobody looks at the icon before the window.
        Frames.after(FIRST_FRAMES)
                .thenApplyAsync(_ -> icons(), threads.background())
                .thenAcceptAsync(stage.getIcons()::setAll, threads.ui());
    }

    void show(Parent view) {
        scene.setRoot(view);
        appearance.refresh(scene);
    }

    void bringToFront() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    void keepPlace() {
        if (!stage.isIconified() && !Double.isNaN(stage.getX())) {
            Rectangle2D normal = stage.isMaximized()
                    ? place().orElse(new Rectangle2D(0, 0, WIDTH, HEIGHT))
                    : new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
            settings.put(
                    PLACE,
                    "%d,%d,%d,%d,%s"
                            .formatted(
                                    Math.round(normal.getMinX()),
                                    Math.round(normal.getMinY()),
                                    Math.round(normal.getWidth()),
                                    Math.round(normal.getHeight()),
                                    stage.isMaximized() ? "maximized" : "normal"));
        }
    }

    private Optional<Rectangle2D> place() {
        return settings.get(PLACE)
                .filter(text -> PLACE_FORM.matcher(text).matches())
                .map(text -> text.split(","))
                .map(part -> new Rectangle2D(
                        Integer.parseInt(part[0]),
                        Integer.parseInt(part[1]),
                        Integer.parseInt(part[2]),
                        Integer.parseInt(part[3])));
    }

    private void restore(Rectangle2D place) {
        boolean visible = Screen.getScreensForRectangle(place).stream()
                .anyMatch(screen -> screen.getVisualBounds().intersects(place));
        if (visible) {
            stage.setX(place.getMinX());
            stage.setY(place.getMinY());
            stage.setWidth(place.getWidth());
            stage.setHeight(place.getHeight());
            stage.setMaximized(settings.get(PLACE).orElse("").endsWith("maximized"));
        }
    }

    private static List<Image> icons() {
        return List.of(16, 32, 64, 128, 256).stream()
                .map(size -> Objects.requireNonNull(MainStage.class.getResourceAsStream("hearth-" + size + ".png")))
                .map(Image::new)
                .toList();
    }
}
