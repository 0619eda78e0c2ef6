package chat.hearth.ui.view;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Makes views. A controller `XController` has its FXML beside it, `x.fxml`, and its styles, if it has any, in `x.css`.
/// Lives on the FX thread.
public final class ViewLoader {
    private final Texts texts;

    @Inject
    public ViewLoader(Texts texts) {
        this.texts = texts;
    }

    /// The nodes for this controller, whose `@FXML` fields are set and `initialize()` called.
    public Parent load(Object controller) {
        Class<?> type = controller.getClass();
        String name = type.getSimpleName().replaceFirst("Controller$", "").toLowerCase(Locale.ROOT);
        FXMLLoader loader = new FXMLLoader(need(type, name + ".fxml"), new MarkedTexts());
        loader.setControllerFactory(_ -> controller);
        try {
            Parent root = loader.load();
            new TextBinder(texts).bind(root);
            URL styles = type.getResource(name + ".css");
            if (styles != null) {
                root.getStylesheets().add(styles.toExternalForm());
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException("a view that cannot be made: " + name, e);
        }
    }

    private static URL need(Class<?> type, String file) {
        URL url = type.getResource(file);
        if (url == null) {
            throw new IllegalStateException("not on the class path: " + file + " beside " + type.getName());
        }
        return url;
    }
}
