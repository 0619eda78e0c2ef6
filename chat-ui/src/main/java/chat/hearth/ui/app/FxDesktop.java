package chat.hearth.ui.app;

import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// The computer as JavaFX shows it.
final class FxDesktop implements Desktop {
    private final HostServices services;
    private final Stage stage;
    private final Texts texts;

    @Inject
    FxDesktop(HostServices services, Stage stage, Texts texts) {
        this.services = services;
        this.stage = stage;
        this.texts = texts;
    }

    @Override
    public Optional<String> copiedText() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
    }

    @Override
    public Optional<Image> copiedPicture() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getImage());
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void copy(Image picture) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public Optional<Path> choosePicture(String title) {
        FileChooser chooser = chooser(title);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        texts.get("application.pictures"), "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        return Optional.ofNullable(chooser(title).showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseTarget(String title, String suggestedName) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    @Override
    public void open(URI address) {
        services.showDocument(address.toString());
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }
}
