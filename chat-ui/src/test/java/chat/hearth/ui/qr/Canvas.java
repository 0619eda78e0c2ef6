package chat.hearth.ui.qr;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Pixels that a test paints, turns and spoils.
final class Canvas {
    private final int width;
    private final int height;
    private final int[] pixels;

    private Canvas(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    static Canvas of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new Canvas(width, height, pixels);
    }

    static Canvas noise(int width, int height, RandomGenerator random) {
        return new Canvas(
                width,
                height,
                random.ints((long) width * height).map(any -> any | 0xff000000).toArray());
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Image image() {
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return image;
    }

    Canvas inverted() {
        return new Canvas(
                width,
                height,
                Arrays.stream(pixels).map(argb -> argb ^ 0xffffff).toArray());
    }

    Canvas turned() {
        int[] turned = new int[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + height - 1 - y] = pixels[y * width + x];
            }
        }
        return new Canvas(/* width= */ height, /* height= */ width, turned);
    }

    /// With `inner` laid on it, its corner at `left`, `top`.
    Canvas with(Canvas inner, int left, int top) {
        int[] both = pixels.clone();
        for (int y = 0; y < inner.height; y++) {
            System.arraycopy(inner.pixels, y * inner.width, both, (top + y) * width + left, inner.width);
        }
        return new Canvas(width, height, both);
    }

    /// Leaning to the right and squeezed, as if photographed from the side.
    Canvas leaning(double slope) {
        int wide = (int) (width + slope * height);
        int[] leaning = new int[wide * height];
        Arrays.fill(leaning, 0xffe0e0e0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                leaning[y * wide + x + (int) (slope * (height - y - 1))] = pixels[y * width + x];
            }
        }
        return new Canvas(wide, height, leaning);
    }
}
