package chat.hearth.ui.conversation;

import chat.hearth.ui.view.Desktop;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;

/// Remembers what it was asked to do.
final class FakeDesktop implements Desktop {
    final List<String> copied = new ArrayList<>();
    final List<URI> opened = new ArrayList<>();

    @Override
    public Optional<String> copiedText() {
        return Optional.empty();
    }

    @Override
    public Optional<Image> copiedPicture() {
        return Optional.empty();
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public void copy(Image picture) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Path> choosePicture(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseTarget(String title, String suggestedName) {
        return Optional.empty();
    }

    @Override
    public void open(URI address) {
        opened.add(address);
    }
}
