package chat.hearth.ui.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    private Path folder;

    @Test
    void everyPixelIsReadBack() throws IOException {
        var image = new WritableImage(37, 5);
        for (int x = 0; x < 37; x++) {
            for (int y = 0; y < 5; y++) {
                image.getPixelWriter().setArgb(x, y, 0xFF000000 | x << 16 | y << 8 | x * y);
            }
        }
        Path file = folder.resolve("image.png");

        Snapshots.write(image, file);
        var read = ImageIO.read(file.toFile());

        assertEquals(37, read.getWidth());
        assertEquals(5, read.getHeight());
        for (int x = 0; x < 37; x++) {
            for (int y = 0; y < 5; y++) {
                assertEquals(image.getPixelReader().getArgb(x, y), read.getRGB(x, y));
            }
        }
    }
}
