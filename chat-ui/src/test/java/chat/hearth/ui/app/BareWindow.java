package chat.hearth.ui.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The least that JavaFX can show, in a window of Hearth's size: what the start of Hearth is compared with.
public final class BareWindow {
    /// The property that lets it end by itself, when its cache of classes is made.
    static final String ENDS = "hearth.bare.ends";

    private BareWindow() {}

    public static void main(String[] arguments) {
        StartTrace.begin();
        Application.launch(Window.class);
    }

    /// One label.
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(new Label("Hello")), 1120, 740));
            stage.show();
            StartTrace.printingTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                    .whenPainted(stage.getScene(), StartTrace.Step.FIRST_FRAME);
            if (Boolean.getBoolean(ENDS)) {
                PauseTransition seen = new PauseTransition(Duration.seconds(2));
                seen.setOnFinished(_ -> Platform.exit());
                seen.play();
            }
        }
    }
}
