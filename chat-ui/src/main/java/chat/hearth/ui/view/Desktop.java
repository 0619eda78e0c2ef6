package chat.hearth.ui.view;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;

/// What the computer around the window offers. Called on the FX thread; tests bring one of their own, since a toolkit
/// without a screen has no file dialogs.
public interface Desktop {
    /// The text in the clipboard.
    Optional<String> copiedText();

    /// The picture in the clipboard.
    Optional<Image> copiedPicture();

    void copy(String text);

    void copy(Image picture);

    /// Asks for a picture to open.
    Optional<Path> choosePicture(String title);

    /// Asks for any file to open.
    Optional<Path> chooseFile(String title);

    /// Asks where to save.
    Optional<Path> chooseTarget(String title, String suggestedName);

    /// Opens a web or mail address in the program that is made for it.
    void open(URI address);
}
