package chat.hearth.ui.invitation;

import chat.hearth.ui.view.Desktop;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// A desktop whose answers a test sets, and which remembers what was copied.
public final class FakeDesktop implements Desktop {
    public final List<String> copied = new ArrayList<>();

    @Nullable
    public String clipboard;

    @Nullable
    public Image clipboardPicture;

    @Nullable
    public Path chosen;

    @Nullable
    public Path target;

    @Override
    public Optional<String> copiedText() {
        return Optional.ofNullable(clipboard);
    }

    @Override
    public Optional<Image> copiedPicture() {
        return Optional.ofNullable(clipboardPicture);
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public void copy(Image picture) {
        copied.add("picture of " + (int) picture.getWidth());
    }

    @Override
    public Optional<Path> choosePicture(String title) {
        return Optional.ofNullable(chosen);
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        return Optional.ofNullable(chosen);
    }

    @Override
    public Optional<Path> chooseTarget(String title, String suggestedName) {
        return Optional.ofNullable(target);
    }

    @Override
    public void open(URI address) {
        copied.add("opened " + address);
    }
}
