package chat.hearth.ui.snapshot;

import chat.hearth.ui.text.Fonts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A program that draws pictures to look at into the folder given, and ends. Run it with `-Dglass.platform=Headless
/// -Dprism.order=sw`.
public final class Gallery {
    private Gallery() {}

    /// Called on the FX thread.
    public interface Drawing {
        void into(Path folder) throws IOException;
    }

    /// As [Drawing], of what takes some frames.
    public interface LongDrawing {
        CompletionStage<?> into(Path folder) throws IOException;
    }

    public static void open(String[] arguments, Drawing drawing) {
        openLong(arguments, folder -> {
            drawing.into(folder);
            return CompletableFuture.completedFuture(null);
        });
    }

    public static void openLong(String[] arguments, LongDrawing drawing) {
        Path folder = Path.of(arguments[0]);
        // Nothing is drawn in the first task of the toolkit, which does not run before that has ended, and cannot end.
        Platform.startup(() -> Platform.setImplicitExit(false));
        try {
            CompletableFuture.supplyAsync(() -> begin(drawing, folder), Platform::runLater)
                    .thenCompose(drawn -> drawn)
                    .join();
        } finally {
            Platform.exit();
        }
    }

    /// A dialog as the window frames it: neither as high as the window, nor cut where that is too low.
    public static Parent dialog(Parent card) {
        if (card instanceof Region region) {
            region.setMinHeight(Region.USE_PREF_SIZE);
            region.setMaxHeight(Region.USE_PREF_SIZE);
        }
        VBox place = new VBox(card);
        place.getStyleClass().add("dialog-place");
        ScrollPane scrim = new ScrollPane(place);
        scrim.getStyleClass().add("scrim");
        scrim.setFitToWidth(true);
        scrim.setFitToHeight(true);
        scrim.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        StackPane window = new StackPane(scrim);
        window.getStyleClass().add("window");
        window.getStylesheets()
                .add(Objects.requireNonNull(Gallery.class.getResource("/chat/hearth/ui/window/window.css"))
                        .toExternalForm());
        return window;
    }

    private static CompletionStage<?> begin(LongDrawing drawing, Path folder) {
        try {
            Fonts.load();
            return drawing.into(Files.createDirectories(folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
